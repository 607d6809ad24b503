import { expect, test } from 'vitest';
import { reconnectPauseMs } from '@/lib/db/reconnect-pause';

/** When the attempts are made, in ms after the connection broke. */
function attemptsWithin(ms: number): number[] {
  const attempts: number[] = [];
  for (let at = reconnectPauseMs(1); at <= ms; at += reconnectPauseMs(attempts.length + 1)) attempts.push(at);
  return attempts;
}

test('attempts begin after a second and go on for as long as an outage lasts, hours included', () => {
  expect(attemptsWithin(12_000)).toEqual([1_000, 3_000, 7_000, 12_000]);
  for (const outageMs of [90_000, 3_600_000, 86_400_000]) {
    const last = attemptsWithin(outageMs).at(-1) ?? 0;
    expect(outageMs - last).toBeLessThan(5_000);
  }
});

test('whoever comes back is found within five seconds, however often it failed before', () => {
  for (const failures of [1, 2, 3, 10, 100, 1_000_000]) {
    expect(reconnectPauseMs(failures)).toBeLessThanOrEqual(5_000);
    expect(reconnectPauseMs(failures)).toBeGreaterThanOrEqual(1_000);
  }
});
