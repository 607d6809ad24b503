import { expect, test } from 'vitest';
import { quietUntil } from '@/lib/services/delivery/quiet-until';

const days = [1, 2, 3, 4, 5, 6, 7];
const tallinn = { timeZone: 'Europe/Tallinn', fromMinute: 22 * 60, untilMinute: 7 * 60, days };
const until = (text: string, quiet = tallinn) => quietUntil(new Date(text), quiet)?.toISOString() ?? null;

test('quiet hours begin and end by the clock of their zone', () => {
  expect(until('2026-11-22T19:59:59Z')).toBeNull();
  expect(until('2026-11-22T20:00:00Z')).toBe('2026-11-23T05:00:00.000Z');
  expect(until('2026-11-23T04:59:59Z')).toBe('2026-11-23T05:00:00.000Z');
  expect(until('2026-11-23T05:00:00Z')).toBeNull();
});

test('quiet hours within one day do not span midnight', () => {
  const siesta = { timeZone: 'UTC', fromMinute: 13 * 60, untilMinute: 15 * 60, days };
  expect(until('2026-11-22T14:00:00Z', siesta)).toBe('2026-11-22T15:00:00.000Z');
  expect(until('2026-11-22T15:00:00Z', siesta)).toBeNull();
  expect(until('2026-11-22T02:00:00Z', siesta)).toBeNull();
});

test('a night in which the clocks change ends at 7:00 by the new time', () => {
  expect(until('2027-03-27T21:00:00Z')).toBe('2027-03-28T04:00:00.000Z');
  expect(until('2027-10-30T20:00:00Z')).toBe('2027-10-31T05:00:00.000Z');
});

test('an end in the hour that the spring skips comes when the clocks are past it', () => {
  const skipped = { timeZone: 'Europe/Tallinn', fromMinute: 60, untilMinute: 3 * 60 + 30, days };
  expect(until('2027-03-28T00:30:00Z', skipped)).toBe('2027-03-28T01:30:00.000Z');
});

test('a night belongs to the day on which it begins', () => {
  const workdays = { ...tallinn, days: [1, 2, 3, 4, 5] };
  expect(until('2026-11-27T23:00:00Z', workdays)).toBe('2026-11-28T05:00:00.000Z'); // the night after Friday
  expect(until('2026-11-28T23:00:00Z', workdays)).toBeNull();
  expect(until('2026-11-29T23:00:00Z', workdays)).toBeNull(); // Monday 1:00, of a night that began on Sunday
  expect(until('2026-11-30T20:00:00Z', workdays)).toBe('2026-12-01T05:00:00.000Z');
});
