import { describe, expect, it } from 'vitest';
import { describeSchedule, nextTimes } from '@/lib/core/describe-schedule';

describe('a schedule in words', () => {
  it.each([
    ['0 */6 * * *', 'Every 6 hours'],
    ['15 */2 * * *', 'Every 2 hours at minute 15'],
    ['*/15 * * * *', 'Every 15 minutes'],
    ['* * * * *', 'Every minute'],
    ['30 * * * *', 'Every hour at minute 30'],
    ['0 9 * * *', 'Every day at 09:00'],
    ['5 18 * * 1-5', 'Monday to Friday at 18:05'],
    ['0 7 * * 7', 'Every Sunday at 07:00'],
  ])('says what %s means', (cron, words) => {
    expect(describeSchedule(cron)).toBe(words);
  });

  it.each(['*/7 * * * *', '0 */5 * * *', '0 9 1 * *', '0 9,18 * * *', '0 9 * * 1,3', 'soon', ''])(
    'leaves %s to its times',
    (cron) => {
      expect(describeSchedule(cron)).toBeNull();
    },
  );
});

describe('the next times of a schedule', () => {
  const now = new Date('2026-11-22T10:00:00Z');

  it('lie in its zone, in order, after now', () => {
    const times = nextTimes('0 */6 * * *', now, 'Europe/Tallinn', 3);
    expect(times.map((at) => at.toISOString())).toEqual([
      '2026-11-22T16:00:00.000Z',
      '2026-11-22T22:00:00.000Z',
      '2026-11-23T04:00:00.000Z',
    ]);
  });

  it('are none for what is no cron expression', () => {
    expect(nextTimes('every day', now, 'UTC', 3)).toEqual([]);
  });
});
