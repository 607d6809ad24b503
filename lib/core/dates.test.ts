import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, atTime, dayOf, daysBetween, isDay, isTimeZone } from '@/lib/core/dates';

describe('the day of an instant', () => {
  test.each([
    ['2026-11-22T23:30:00Z', 'UTC', '2026-11-22'],
    ['2026-11-22T23:30:00Z', 'Europe/Tallinn', '2026-11-23'],
    ['2026-11-22T10:00:00Z', 'Pacific/Kiritimati', '2026-11-23'],
    ['2026-11-22T10:00:00Z', 'Pacific/Pago_Pago', '2026-11-21'],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayOf(new Date(instant), zone)).toBe(day);
  });
});

describe('months', () => {
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-01-31', -2, '2026-11-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});

describe('a time on a day', () => {
  test('that DST skips moves forward', () => {
    expect(atTime('2026-03-29', '02:30', 'Europe/Berlin')).toEqual(new Date('2026-03-29T01:30:00Z'));
  });

  test('that DST repeats is the first of the two', () => {
    expect(atTime('2026-10-25', '02:30', 'Europe/Berlin')).toEqual(new Date('2026-10-25T00:30:00Z'));
  });

  test('keeps its wall clock on both sides of both edges', () => {
    const nine = (day: string) => atTime(day, '09:00', 'America/St_Johns').toISOString();
    expect([nine('2026-03-07'), nine('2026-03-08')]).toEqual(['2026-03-07T12:30:00.000Z', '2026-03-08T11:30:00.000Z']);
    expect([nine('2026-10-31'), nine('2026-11-01')]).toEqual(['2026-10-31T11:30:00.000Z', '2026-11-01T12:30:00.000Z']);
  });
});

test('days between are whole calendar days, negative backwards, whatever DST does', () => {
  const days = fc.integer({ min: -4_000, max: 4_000 });
  fc.assert(fc.property(days, (count) => daysBetween('2026-03-29', addDays('2026-03-29', count)) === count));
});

test.each([
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-2-9', false],
  ['20260209', false],
  ['2026-13-01', false],
  ['', false],
])('%j is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

test.each([
  ['Europe/Tallinn', true],
  ['UTC', true],
  ['Europe/Nowhere', false],
  ['+02:00', false],
  ['', false],
])('%j is a time zone: %s', (text, is) => {
  expect(isTimeZone(text)).toBe(is);
});
