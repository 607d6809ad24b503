import { expect, test } from 'vitest';
import { backOffMs } from '@/lib/services/delivery/back-off';

test('waiting doubles up to a quarter of an hour, and chance takes a fifth at most', () => {
  expect([1, 2, 3, 9, 10, 500].map((failures) => backOffMs(failures, 0))).toEqual([
    2_000, 4_000, 8_000, 512_000, 900_000, 900_000,
  ]);
  expect(backOffMs(1, 1)).toBe(1_600);
});
