import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCron, latestTime, nextTime, owedTime } from '@/lib/core/cron-times';

const at = (text: string) => new Date(text);

describe('latestTime', () => {
  test('a time counts in the very millisecond in which it comes', () => {
    expect(latestTime('0 9 * * *', at('2026-11-22T09:00:00Z'), 'UTC')).toEqual(at('2026-11-22T09:00:00Z'));
    expect(latestTime('0 9 * * *', at('2026-11-22T08:59:59.999Z'), 'UTC')).toEqual(at('2026-11-21T09:00:00Z'));
  });

  test('hours are those of the zone', () => {
    const now = at('2026-07-01T12:00:00Z');
    expect(latestTime('10 3 * * *', now, 'Europe/Tallinn')).toEqual(at('2026-07-01T00:10:00Z'));
    expect(latestTime('10 3 * * *', now, 'America/New_York')).toEqual(at('2026-07-01T07:10:00Z'));
  });

  test('a daily time comes once on the day when clocks go back and on the day when they go forward', () => {
    const back = at('2026-10-25T12:00:00Z');
    expect(latestTime('30 3 * * *', back, 'Europe/Tallinn')?.getTime()).toBeLessThan(back.getTime());
    expect(latestTime('30 3 * * *', back, 'Europe/Tallinn')).toEqual(at('2026-10-25T00:30:00Z'));
    expect(latestTime('30 3 * * *', at('2026-03-29T12:00:00Z'), 'Europe/Tallinn')).toEqual(at('2026-03-29T01:00:00Z'));
  });
});

describe('owedTime', () => {
  const everySixHours = '0 */6 * * *';
  const now = at('2026-11-22T14:00:00Z');

  test('what never ran is owed', () => {
    expect(owedTime(everySixHours, null, now, 'UTC')).toEqual(at('2026-11-22T12:00:00Z'));
  });

  test('what ran since its latest time is not owed', () => {
    expect(owedTime(everySixHours, at('2026-11-22T12:00:00Z'), now, 'UTC')).toBeNull();
    expect(owedTime(everySixHours, at('2026-11-22T13:00:00Z'), now, 'UTC')).toBeNull();
  });

  test('any number of missed times is owed once, as the latest', () => {
    expect(owedTime(everySixHours, at('2026-11-01T12:00:00Z'), now, 'UTC')).toEqual(at('2026-11-22T12:00:00Z'));
  });

  test('a run that lies in the future because the clock was set back does not hold the job up', () => {
    expect(owedTime(everySixHours, at('2027-01-01T00:00:00Z'), now, 'UTC')).toEqual(at('2026-11-22T12:00:00Z'));
  });

  test('running at any instant owes nothing until the next time comes', () => {
    const instant = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true });
    const cron = fc.constantFrom('*/15 * * * *', '10 3 * * *', everySixHours, '0 9 * * 1', '0 0 1 * *');
    const zone = fc.constantFrom('UTC', 'Europe/Tallinn', 'America/New_York', 'Asia/Kathmandu');
    fc.assert(
      fc.property(instant, cron, zone, (ranAt, schedule, timeZone) => {
        expect(owedTime(schedule, ranAt, ranAt, timeZone)).toBeNull();
        const next = nextTime(schedule, ranAt, timeZone);
        expect(next).not.toBeNull();
        if (next !== null) expect(owedTime(schedule, ranAt, next, timeZone)).toEqual(next);
      }),
      { numRuns: 300 },
    );
  });
});

test('a cron expression has five fields and comes round', () => {
  expect(isCron('*/15 * * * *')).toBe(true);
  expect(isCron('0 9 * * MON-FRI')).toBe(true);
  for (const text of ['', 'hourly', '* * * *', '0 0 9 * * *', '61 * * * *', '0 0 30 2 *'])
    expect(isCron(text)).toBe(false);
});
