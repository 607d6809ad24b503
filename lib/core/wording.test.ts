import { describe, expect, test } from 'vitest';
import {
  calendarDaysBetween,
  dayIn,
  exactly,
  formatCount,
  formatDay,
  formatDue,
  formatList,
  formatOrderState,
  formatOrdinal,
  formatPlainDay,
  fromNow,
  humanized,
} from '@/lib/core/wording';

const tallinn = 'Europe/Tallinn';
const now = new Date('2026-11-22T10:00:00Z');

describe('counts', () => {
  test('take the singular for one alone', () => {
    expect([0, 1, 2, 1204].map((count) => formatCount(count, 'action', 'actions'))).toEqual([
      '0 actions',
      '1 action',
      '2 actions',
      '1,204 actions',
    ]);
  });
});

test('places take the ending that they are spoken with', () => {
  const places = [1, 2, 3, 4, 11, 12, 13, 21, 102, 1204];
  const words = ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '102nd', '1,204th'];
  expect(places.map(formatOrdinal)).toEqual(words);
});

test('a calendar day reads as the same day of an instant', () => {
  const days = Array.from({ length: 800 }, (_, at) => new Date(Date.UTC(2026, 11, 30) + at * 86_400_000));
  for (const day of days) expect(formatPlainDay(day.toISOString().slice(0, 10))).toBe(formatDay(day, 'UTC'));
});

test('lists read as they are spoken', () => {
  const intl = new Intl.ListFormat('en-GB', { type: 'conjunction' });
  for (const words of [[], ['ram'], ['ram', 'cores'], ['ram', 'cores', 'storage']]) {
    expect(formatList(words)).toBe(intl.format(words));
  }
});

describe('due dates', () => {
  test.each([
    ['2026-11-22T21:59:59Z', 'Due today'],
    ['2026-11-22T22:00:00Z', 'Due tomorrow'],
    ['2026-11-29T21:59:59Z', 'Due in 7 days'],
    ['2026-11-22T09:59:59Z', 'Overdue since today'],
    ['2026-11-21T21:59:59Z', 'Overdue by 1 day'],
    ['2026-11-12T21:59:59Z', 'Overdue by 10 days'],
  ])('%s in Tallinn reads "%s"', (due, words) => {
    expect(formatDue(due, now, tallinn)).toBe(words);
  });

  test('without one there are no words', () => {
    expect(formatDue(null, now, tallinn)).toBe('');
  });
});

describe('days', () => {
  test('belong to the zone in which they are read', () => {
    const instant = new Date('2026-11-22T23:30:00Z');
    expect([dayIn(instant, 'UTC'), dayIn(instant, tallinn)]).toEqual(['2026-11-22', '2026-11-23']);
  });

  test.each([
    ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'],
    ['2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z'],
  ])('are counted rightly across the change of the clocks: %s', (from, to) => {
    expect(calendarDaysBetween(new Date(from), new Date(to), tallinn)).toBe(1);
    expect(calendarDaysBetween(new Date(to), new Date(from), tallinn)).toBe(-1);
  });

  test('without a zone keep their date everywhere', () => {
    expect(formatPlainDay('2026-11-30')).toBe('30 Nov 2026');
  });
});

describe('instants', () => {
  test('are exact with weekday, time and zone', () => {
    expect(exactly('2026-11-30T21:59:59.999Z', tallinn)).toBe('Mon, 30 Nov 2026, 23:59 EET');
  });

  test.each([
    ['2026-11-22T09:59:30Z', 'just now'],
    ['2026-11-22T09:55:00Z', '5 minutes ago'],
    ['2026-11-22T07:00:00Z', '3 hours ago'],
    ['2026-11-21T07:00:00Z', 'yesterday'],
    ['2026-11-22T13:00:00Z', 'in 3 hours'],
    ['2026-09-01T07:00:00Z', '1 Sept 2026'],
  ])('%s reads "%s"', (instant, words) => {
    expect(fromNow(instant, now, tallinn)).toBe(words);
  });
});

test('a machine word becomes a sentence', () => {
  expect(humanized('security_patch')).toBe('Security patch');
});

test.each([
  ['CANCELED', 'Cancelled'],
  ['canceled', 'Cancelled'],
  ['PENDING_START_DATE', 'Pending start date'],
  ['pending-consumer', 'Pending consumer'],
])('the state %s of an order reads "%s"', (state, words) => {
  expect(formatOrderState(state)).toBe(words);
});
