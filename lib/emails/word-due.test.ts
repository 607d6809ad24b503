import { expect, test } from 'vitest';
import { dateWording } from '@/lib/emails/word-due';

const now = new Date('2026-11-22T07:00:00Z');

test.each([
  ['en', 'Europe/Tallinn', '2026-11-23T21:59:59.999Z', 'Due tomorrow', 'Mon, 23 Nov 2026, 23:59 EET', false],
  ['en', 'Pacific/Kiritimati', '2026-11-22T10:30:00Z', 'Due tomorrow', 'Mon, 23 Nov 2026, 00:30 GMT+14', false],
  ['de', 'Europe/Berlin', '2026-11-20T07:00:00Z', 'Overdue by 2 days', 'Fr., 20. Nov. 2026, 08:00 MEZ', true],
  ['not a locale', 'UTC', '2026-11-22T06:59:59Z', 'Overdue since today', 'Sun, 22 Nov 2026, 06:59 UTC', true],
  ['', 'UTC', '2026-11-22T07:00:00Z', 'Due today', 'Sun, 22 Nov 2026, 07:00 UTC', false],
  ['xx', 'UTC', '2026-11-22T07:00:00Z', 'Due today', 'Sun, 22 Nov 2026, 07:00 UTC', false],
])('for %j in %s', (locale, timeZone, due, words, exactly, isOverdue) => {
  expect(dateWording(now, timeZone, locale)(new Date(due))).toEqual({ words, exactly, isOverdue });
});
