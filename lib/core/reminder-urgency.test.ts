import { expect, test } from 'vitest';
import { dayBefore, turningPoints, urgencyRank } from '@/lib/core/reminder-urgency';

test.each([
  { schedule: [1, 7, 14, 30], points: { appears: 30, medium: 7, high: 1 } },
  { schedule: [90, 60, 30, 14, 7, 1], points: { appears: 90, medium: 30, high: 7 } },
  { schedule: [30, 7], points: { appears: 30, medium: null, high: 7 } },
  { schedule: [30, 30], points: { appears: 30, medium: null, high: 30 } },
  { schedule: [], points: null },
])('the schedule $schedule makes an action appear and more urgent at $points', ({ schedule, points }) => {
  expect(turningPoints(schedule)).toEqual(points);
});

test('on the day of a turning point the urgency is reached, and the day before it is not', () => {
  const schedule = [90, 60, 30, 14, 7, 1];
  const points = turningPoints(schedule);
  expect([urgencyRank(schedule, points?.medium ?? 0), urgencyRank(schedule, (points?.medium ?? 0) + 1)]).toEqual([
    2, 1,
  ]);
  expect([urgencyRank(schedule, points?.high ?? 0), urgencyRank(schedule, (points?.high ?? 0) + 1)]).toEqual([3, 2]);
});

test('days are counted back over months and leap years', () => {
  expect(dayBefore('2028-03-01', 1)).toBe('2028-02-29');
  expect(dayBefore('2026-12-31', 90)).toBe('2026-10-02');
});
