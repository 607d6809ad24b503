import { expect, test } from 'vitest';
import { cut, printable, printableLine } from '@/lib/core/printable';

test('control characters and halves of characters go, line breaks and tabs stay', () => {
  expect(printable(' a\u0000b\u001bc\nd\te\ud800 ')).toBe('a b c\nd\te\ufffd');
});

test('a line has no breaks', () => {
  expect(printableLine('a\n  b\tc', 20)).toBe('a b c');
});

test('what is too long is cut between characters', () => {
  expect(cut('12345', 5)).toBe('12345');
  expect(cut('123456', 5)).toBe('1234…');
  expect(cut('123😀😀', 5)).toBe('123…');
});
