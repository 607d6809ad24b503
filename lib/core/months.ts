import { laterDay } from '@/lib/core/wall-clock';

/** Months (YYYY-MM) and the days (YYYY-MM-DD) of them, for calendars in browsers. */

const DAYS_A_WEEK = 7;

/** The month of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month so many months later; earlier when negative. */
export function laterMonth(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

/** The same day so many months later, or the last of that month where it has no such day. */
export function laterDayByMonths(day: string, months: number): string {
  const month = laterMonth(monthOf(day), months);
  const last = laterDay(`${laterMonth(month, 1)}-01`, -1);
  const same = `${month}${day.slice(7)}`;
  return same < last ? same : last;
}

/** The weeks that a month touches, each of seven days from Monday on. */
export function weeksOf(month: string): string[][] {
  const first = firstOfWeek(`${month}-01`);
  const end = `${laterMonth(month, 1)}-01`;
  const weeks: string[][] = [];
  for (let monday = first; monday < end; monday = laterDay(monday, DAYS_A_WEEK)) {
    weeks.push(Array.from({ length: DAYS_A_WEEK }, (_, at) => laterDay(monday, at)));
  }
  return weeks;
}

/** The Monday of a day's week. */
export function firstOfWeek(day: string): string {
  const sinceMonday = (new Date(day).getUTCDay() + 6) % DAYS_A_WEEK;
  return laterDay(day, -sinceMonday);
}

/** Whether a text is a month, in the years that calendars show. */
export function isMonth(text: string): boolean {
  return /^(19[7-9]\d|[2-8]\d{3})-(0[1-9]|1[0-2])$/.test(text);
}
