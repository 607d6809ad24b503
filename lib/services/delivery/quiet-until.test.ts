import { expect, test } from 'vitest';
import { quietUntil } from '@/lib/services/delivery/quiet-until';

const tallinn = { timeZone: 'Europe/Tallinn', fromMinute: 22 * 60, untilMinute: 7 * 60 };
const until = (text: string, quiet = tallinn) => quietUntil(new Date(text), quiet)?.toISOString() ?? null;

test('quiet hours begin and end by the clock of their zone', () => {
  expect(until('2026-11-22T19:59:59Z')).toBeNull();
  expect(until('2026-11-22T20:00:00Z')).toBe('2026-11-23T05:00:00.000Z');
  expect(until('2026-11-23T04:59:59Z')).toBe('2026-11-23T05:00:00.000Z');
  expect(until('2026-11-23T05:00:00Z')).toBeNull();
});

test('quiet hours within one day do not span midnight', () => {
  const siesta = { timeZone: 'UTC', fromMinute: 13 * 60, untilMinute: 15 * 60 };
  expect(until('2026-11-22T14:00:00Z', siesta)).toBe('2026-11-22T15:00:00.000Z');
  expect(until('2026-11-22T15:00:00Z', siesta)).toBeNull();
  expect(until('2026-11-22T02:00:00Z', siesta)).toBeNull();
});

test('a night in which the clocks change ends at 7:00 by the new time', () => {
  expect(until('2027-03-27T21:00:00Z')).toBe('2027-03-28T04:00:00.000Z');
  expect(until('2027-10-30T20:00:00Z')).toBe('2027-10-31T05:00:00.000Z');
});

test('an end in the hour that the spring skips comes when the clocks are past it', () => {
  const skipped = { timeZone: 'Europe/Tallinn', fromMinute: 60, untilMinute: 3 * 60 + 30 };
  expect(until('2027-03-28T00:30:00Z', skipped)).toBe('2027-03-28T01:30:00.000Z');
});

test('a zone that nobody knows counts as UTC', () => {
  expect(until('2026-11-22T22:30:00Z', { ...tallinn, timeZone: 'Mars/Olympus' })).toBe('2026-11-23T07:00:00.000Z');
});
