import { expect, test } from 'vitest';
import { encodingOf } from '@/components/imports/encoding-of';

const long = 'a,b\n'.repeat(100_000);

test.each([
  ['utf-8', [long, 'Käthe 😀']],
  ['utf-8', ['']],
  ['utf-8', [Uint8Array.of(0xff, 0xfe, 0x61, 0xd8)]],
  ['utf-8', [Uint8Array.of(0xfe, 0xff, 0x00, 0x61)]],
  ['windows-1252', [long, Uint8Array.of(0x4b, 0xe4), 'the']],
  ['windows-1252', [long, Uint8Array.of(0xc3)]],
] as const)('a file is read as %s, whatever its length: %#', async (encoding, parts) => {
  expect(await encodingOf(new Blob([...parts]))).toBe(encoding);
});
