import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { urgencyRank } from '@/lib/core/reminder-urgency';
import { ladderOf, reachedAt, scheduleOf } from '@/lib/plugins/providers/reminder-ladder';

const LOW = 1;
const MEDIUM = 2;
const HIGH = 3;

const schedules = fc
  .uniqueArray(fc.integer({ min: 0, max: 3650 }), { minLength: 1, maxLength: 12 })
  .map((entries) => entries.sort((a, b) => b - a));

describe('urgency from a reminder schedule', () => {
  test.each([
    {
      schedule: [30, 14, 7, 1],
      ranks: { 31: null, 30: LOW, 15: LOW, 14: LOW, 7: MEDIUM, 2: MEDIUM, 1: HIGH, 0: HIGH, [-1]: HIGH },
    },
    {
      schedule: [90, 60, 30, 14, 7, 1],
      ranks: { 91: null, 90: LOW, 60: LOW, 30: MEDIUM, 14: MEDIUM, 7: HIGH, 1: HIGH },
    },
    { schedule: [30], ranks: { 31: null, 30: HIGH, 0: HIGH } },
    { schedule: [30, 7], ranks: { 31: null, 30: LOW, 8: LOW, 7: HIGH, [-5]: HIGH } },
    { schedule: [0], ranks: { 1: null, 0: HIGH, [-1]: HIGH } },
  ])('$schedule climbs as the days run out', ({ schedule, ranks }) => {
    for (const [days, rank] of Object.entries(ranks)) expect(urgencyRank(schedule, Number(days))).toBe(rank);
  });

  test('urgency never falls as the end comes nearer', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: -10, max: 3650 }), (schedule, days) => {
        expect(urgencyRank(schedule, days - 1) ?? 0).toBeGreaterThanOrEqual(urgencyRank(schedule, days) ?? 0);
      }),
    );
  });

  test('the ladder answers for each day as the rule does, and names the reminder that was reached', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const { ranks, reminders } = ladderOf(schedule);
        expect(ranks).toHaveLength((schedule[0] ?? 0) + 1);
        expect(ranks).toEqual(ranks.map((_, days) => urgencyRank(schedule, days)));
        expect(reminders.filter((entry, days) => !schedule.includes(entry) || entry < days)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

test('how many entries are reached says the rank, whatever the days between them', () => {
  const [high, medium] = [reachedAt(HIGH, 12), reachedAt(MEDIUM, 12)];
  fc.assert(
    fc.property(schedules, fc.integer({ min: -10, max: 3650 }), (schedule, daysLeft) => {
      const reached = schedule.filter((entry) => entry >= daysLeft).length;
      const isAt = (counts: number[]) => reached >= (counts[schedule.length - 1] ?? 0);
      fc.pre(reached > 0);
      expect(urgencyRank(schedule, daysLeft)).toBe(Math.max(LOW, isAt(medium) ? MEDIUM : 0, isAt(high) ? HIGH : 0));
    }),
  );
});

describe('the schedule of an offering', () => {
  test('is its own, unique and descending, when that is a list of whole numbers from 0 to 3650', () => {
    expect(scheduleOf([7, 30, 7], [60])).toEqual([30, 7]);
  });

  test.each([[null], [[]], [[1.5]], [[-1]], [[3651]], ['30'], [{ days: 30 }], [[30, '7']]])(
    'is the setting when its own is %j',
    (own) => {
      expect(scheduleOf(own, [60, 10])).toEqual([60, 10]);
    },
  );

  test('is the usual one when the setting cannot be used either', () => {
    expect(scheduleOf(null, 'never')).toEqual([30, 14, 7, 1]);
  });
});
