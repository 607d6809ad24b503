import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, atTime, dayOf } from '@/lib/core/dates';
import { dueZones, latestDigestHour } from '@/lib/services/digests/digest-hour';

const HOUR_MS = 3_600_000;
const zones = [
  'UTC',
  'Europe/Tallinn',
  'America/New_York',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];

describe('latestDigestHour', () => {
  test.each([
    ['Europe/Tallinn', '2026-03-28T08:00:00Z', '2026-03-28T07:00:00.000Z', '2026-03-28'],
    ['Europe/Tallinn', '2026-03-29T05:59:59Z', '2026-03-28T07:00:00.000Z', '2026-03-28'],
    ['Europe/Tallinn', '2026-03-29T06:00:00Z', '2026-03-29T06:00:00.000Z', '2026-03-29'],
    ['Europe/Tallinn', '2026-10-25T06:59:59Z', '2026-10-24T06:00:00.000Z', '2026-10-24'],
    ['Europe/Tallinn', '2026-10-25T07:00:00Z', '2026-10-25T07:00:00.000Z', '2026-10-25'],
    ['Pacific/Kiritimati', '2026-11-21T19:00:00Z', '2026-11-21T19:00:00.000Z', '2026-11-22'],
    ['Pacific/Kiritimati', '2026-11-21T18:59:59Z', '2026-11-20T19:00:00.000Z', '2026-11-21'],
    ['America/St_Johns', '2026-11-22T12:30:00Z', '2026-11-22T12:30:00.000Z', '2026-11-22'],
    ['America/St_Johns', '2026-07-01T11:30:00Z', '2026-07-01T11:30:00.000Z', '2026-07-01'],
    ['Pacific/Honolulu', '2026-11-22T18:59:59Z', '2026-11-21T19:00:00.000Z', '2026-11-21'],
  ])('in %s at %s is %s of %s', (zone, now, at, day) => {
    const found = latestDigestHour(new Date(now), zone);
    expect([found.at.toISOString(), found.day]).toEqual([at, day]);
  });

  test('a day that a zone skipped has no 9:00 of its own', () => {
    expect(latestDigestHour(new Date('2011-12-30T18:00:00Z'), 'Pacific/Apia').day).toBe('2011-12-29');
    expect(latestDigestHour(new Date('2011-12-30T19:00:00Z'), 'Pacific/Apia').day).toBe('2011-12-31');
  });
});

describe('dueZones', () => {
  test('a zone that cannot be used counts as the installation’s', () => {
    const window = { since: new Date('2026-11-22T06:45:00Z'), now: new Date('2026-11-22T07:00:00Z') };
    expect(dueZones(['Mars/Olympus', 'UTC', 'nonsense'], window, 'Europe/Tallinn')).toEqual([
      { stored: 'Mars/Olympus', timeZone: 'Europe/Tallinn', day: '2026-11-22' },
      { stored: 'nonsense', timeZone: 'Europe/Tallinn', day: '2026-11-22' },
    ]);
  });

  test('runs at whatever times handle each 9:00 at most once, and none is skipped but by a run that comes a day later', () => {
    const start = new Date('2026-01-01T00:00:00Z');
    const gaps = fc.array(fc.integer({ min: 1, max: 60 * HOUR_MS }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), gaps, fc.integer({ min: 0, max: 330 }), (zone, lengths, day) => {
        let since = new Date(start.getTime() + day * 24 * HOUR_MS);
        const handled: string[] = [];
        for (const length of lengths) {
          const now = new Date(since.getTime() + length);
          const due = dueZones([zone], { since, now }, 'UTC').map((found) => found.day);
          expect(due).toEqual(latestOf(ninesBetween(since, now, zone)));
          handled.push(...due);
          since = now;
        }
        expect(new Set(handled).size).toBe(handled.length);
      }),
      { numRuns: 300 },
    );
  });
});

/** Every day whose 9:00 lies in (since, now], found by asking each day. */
function ninesBetween(since: Date, now: Date, zone: string): string[] {
  const days: string[] = [];
  for (let day = addDays(dayOf(since, zone), -1); day <= dayOf(now, zone); day = addDays(day, 1)) {
    const at = atTime(day, '09:00', zone);
    if (at > since && at <= now) days.push(day);
  }
  return days;
}

function latestOf(days: readonly string[]): string[] {
  return days.slice(-1);
}
