import { expect, test } from 'vitest';
import { reconnectDelayMs } from '@/lib/client/reconnect-delay';

test('waiting doubles with each failure up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((failures) => reconnectDelayMs(failures, 0))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
});

test('chance shortens it by no more than half', () => {
  expect([0, 0.5, 1].map((chance) => reconnectDelayMs(3, chance))).toEqual([4_000, 3_000, 2_000]);
});
