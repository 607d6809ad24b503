import { expect, test } from 'vitest';
import { firstOfWeek, isMonth, laterDayByMonths, laterMonth, monthOf, weeksOf } from '@/lib/core/months';

test('a month is followed by the next and preceded by the one before, also across years', () => {
  expect([laterMonth('2026-12', 1), laterMonth('2026-01', -1), laterMonth('2026-11', 14)]).toEqual([
    '2027-01',
    '2025-12',
    '2028-01',
  ]);
});

test('the same day of another month is its last where the month is shorter', () => {
  expect(laterDayByMonths('2027-01-31', 1)).toBe('2027-02-28');
  expect(laterDayByMonths('2028-03-31', -1)).toBe('2028-02-29');
  expect(laterDayByMonths('2026-11-30', 1)).toBe('2026-12-30');
});

test('a month is shown in whole weeks from Monday on, each day once', () => {
  const weeks = weeksOf('2026-11');
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([6, '2026-10-26', '2026-12-06']);
  // Begins on a Monday and has four weeks.
  expect(weeksOf('2027-02')).toHaveLength(4);
  for (let month = '2026-01'; month < '2031-01'; month = laterMonth(month, 1)) {
    const days = weeksOf(month).flat();
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => monthOf(day) === month).length).toBeGreaterThanOrEqual(28);
  }
});

test('a week begins on Monday', () => {
  expect([firstOfWeek('2026-11-22'), firstOfWeek('2026-11-23')]).toEqual(['2026-11-16', '2026-11-23']);
});

test('what is no month of the calendar is told from one', () => {
  expect(['2026-11', '1970-01', '8999-12'].map(isMonth)).toEqual([true, true, true]);
  expect(['2026-13', '1969-12', '9999-01', '2026-1', '', 'today'].some(isMonth)).toBe(false);
});
