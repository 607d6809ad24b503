import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, atTime, type Day } from '@/lib/core/dates';
import { atHour, lastSecondOf, nextMonday } from '@/lib/core/wall-clock';

const zones = ['UTC', 'Europe/Tallinn', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'];

describe('an hour on a day in a zone', () => {
  test('is the instant that the server computes, on every day and in every zone', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 23 }), fc.constantFrom(...zones), (date, hour, zone) => {
        const day = date.toISOString().slice(0, 10);
        expect(atHour(day, hour, zone)).toEqual(atTime(day, `${String(hour).padStart(2, '0')}:00`, zone));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['an hour that spring skips moves forward', '2026-03-29', '2026-03-29T01:00:00.000Z'],
    ['of an hour that autumn repeats it is the first', '2026-10-25', '2026-10-25T00:00:00.000Z'],
  ])('%s', (_, day, instant) => {
    expect(atHour(day, 3, 'Europe/Tallinn').toISOString()).toBe(instant);
  });
});

test.each(['UTC', 'Europe/Tallinn', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Africa/Cairo'])(
  'every day of %s ends a second before the next one begins, also where clocks change',
  (zone) => {
    let day: Day = '2027-01-01';
    while (day < '2028-01-01') {
      const next = addDays(day, 1);
      expect([day, lastSecondOf(day, zone).getTime()]).toEqual([day, atTime(next, '00:00', zone).getTime() - 1_000]);
      day = next;
    }
  },
);

test('a day ends a second before the next one in its zone', () => {
  expect(lastSecondOf('2026-11-30', 'Europe/Tallinn').toISOString()).toBe('2026-11-30T21:59:59.000Z');
});

test.each([
  ['2026-11-22T10:00:00Z', '2026-11-23'],
  ['2026-11-23T10:00:00Z', '2026-11-30'],
  ['2026-11-22T22:30:00Z', '2026-11-30'],
])('on %s in Tallinn the next Monday is %s', (now, monday) => {
  expect(nextMonday(new Date(now), 'Europe/Tallinn')).toBe(monday);
});
