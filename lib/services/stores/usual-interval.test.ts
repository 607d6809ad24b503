import { expect, test } from 'vitest';
import { type Gap, isSilent, usualInterval, withDelivery } from '@/lib/services/stores/usual-interval';

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + hours * HOUR_MS);

/** What is known after deliveries at these hours. */
function after(hours: readonly number[]): Gap[] {
  return hours.reduce<Gap[]>((gaps, hour, index) => {
    const before = hours[index - 1];
    return withDelivery(gaps, before === undefined ? null : at(before), at(hour));
  }, []);
}

test('the usual interval is the longest between two deliveries, known after four of them', () => {
  expect(usualInterval(after([0, 24, 48]))).toBeNull();
  expect(usualInterval(after([0, 24, 48, 120]))).toBe(72 * 3600);
});

test('a source is silent when it is quiet for longer than usual, not when just as long', () => {
  const gaps = after([0, 24, 48, 72]);
  expect(isSilent(gaps, at(72), at(96))).toBe(false);
  expect(isSilent(gaps, at(72), at(96.01))).toBe(true);
  expect(isSilent(after([0, 24]), at(24), at(9_000))).toBe(false);
});

test('a long holiday is forgotten after sixty days', () => {
  const daily = Array.from({ length: 70 }, (_, day) => 500 + day * 24);
  expect(usualInterval(after([0, ...daily.slice(0, 30)]))).toBe(500 * 3600);
  expect(usualInterval(after([0, ...daily]))).toBe(24 * 3600);
});
