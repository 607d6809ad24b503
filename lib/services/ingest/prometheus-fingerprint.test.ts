import { expect, test } from 'vitest';
import { prometheusFingerprint } from '@/lib/services/ingest/prometheus-fingerprint';

const decimal = (hex: string) => BigInt(`0x${hex}`).toString();

// The first two are tests of prometheus/common (model/signature_test.go).
test.each([
  [{}, '14695981039346656037'],
  [{ name: 'garland, briggs', fear: 'love is not enough' }, '5799056148416392346'],
  [{ fear: 'love is not enough', name: 'garland, briggs' }, '5799056148416392346'],
])('the fingerprint of %j is that of Prometheus, in whatever order the labels come', (labels, fingerprint) => {
  expect(decimal(prometheusFingerprint(new Map(Object.entries(labels))))).toBe(fingerprint);
});

test('a fingerprint is 16 hex digits, those of 64-bit FNV-1a over UTF-8 in the order of bytes', () => {
  const fnv = (bytes: Uint8Array) =>
    bytes.reduce((hash, byte) => ((hash ^ BigInt(byte)) * 0x100000001b3n) % 2n ** 64n, 0xcbf29ce484222325n);
  const labels = { '\u{1f600}': 'é', '\uffee': 'b', a: 'x'.repeat(1_000) };
  const separated = (text: string) => [...Buffer.from(text), 0xff];
  const names = ['a', '\uffee', '\u{1f600}'] as const;
  const bytes = Uint8Array.from(names.flatMap((name) => [...separated(name), ...separated(labels[name])]));
  const made = prometheusFingerprint(new Map(Object.entries(labels)));
  expect(made).toMatch(/^[0-9a-f]{16}$/);
  expect(made).toBe(fnv(bytes).toString(16).padStart(16, '0'));
});
