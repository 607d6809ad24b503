/** Dates and counts as people read them. Runs in browsers: Intl alone, no polyfill. */

import { dateFormat, LANGUAGE } from '@/lib/core/date-format';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const plurals = new Intl.PluralRules(LANGUAGE);
const ordinals = new Intl.PluralRules(LANGUAGE, { type: 'ordinal' });
const ordinalEndings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const numbers = new Intl.NumberFormat(LANGUAGE);
const decimals = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 2 });
const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' });

const exactFormat = dateFormat({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const dayFormat = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });
const soonFormat = dateFormat({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
const clockFormat = dateFormat({ hour: '2-digit', minute: '2-digit' });
const shortDayFormat = dateFormat({ day: 'numeric', month: 'short' });
const partsFormat = dateFormat({ year: 'numeric', month: '2-digit', day: '2-digit' });
const longDayFormat = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' });
const weekdayFormat = dateFormat({ weekday: 'long' });
const monthFormat = dateFormat({ month: 'long', year: 'numeric' });

/** "1 action", "1,204 actions". */
export function formatCount(count: number, one: string, many: string): string {
  return `${numbers.format(count)} ${plurals.select(count) === 'one' ? one : many}`;
}

/** "1,204.5": an amount given as decimal text, with at most two decimals. */
export function formatMoney(amount: string): string {
  return decimals.format(Number(amount));
}

/** "cores: 4, ram: 16": how much of each component, by its type. */
export function formatLimits(limits: Readonly<Record<string, number>>): string {
  return Object.entries(limits)
    .map(([type, count]) => `${type}: ${numbers.format(count)}`)
    .join(', ');
}

/** "1st", "2nd", "23rd", "1,204th". */
export function formatOrdinal(place: number): string {
  return `${numbers.format(place)}${ordinalEndings[ordinals.select(place)] ?? 'th'}`;
}

/** "Mon, 30 Nov 2026, 23:59 EET": an instant, exactly, in a zone, as a locale writes it. */
export function exactly(instant: string | Date, timeZone: string, locale?: string): string {
  return exactFormat(timeZone, locale).format(new Date(instant));
}

/** "30 Nov 2026": the day of an instant in a zone. */
export function formatDay(instant: string | Date, timeZone: string): string {
  return dayFormat(timeZone).format(new Date(instant));
}

/** What a year's months are called in `formatDay`. */
const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat(LANGUAGE, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, month)),
);

/** "30 Nov 2026": a calendar day given as YYYY-MM-DD, as `formatDay` writes it. Lists ask for hundreds, so no formatter does it. */
export function formatPlainDay(day: string): string {
  return `${Number(day.slice(-2))} ${months[Number(day.slice(-5, -3)) - 1]} ${Number(day.slice(0, -6))}`;
}

/** "ram, cores and storage". Lists ask for hundreds, so no formatter does it. */
export function formatList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "Mon, 9:00": a moment within the coming week or so, in a zone. */
export function formatSoon(instant: string | Date, timeZone: string): string {
  return soonFormat(timeZone).format(new Date(instant));
}

/** "14:00": the clock of a zone, for scales of hours. */
export function formatClock(instant: string | Date, timeZone: string): string {
  return clockFormat(timeZone).format(new Date(instant));
}

/** "22 Nov": the day of a zone, for scales of days. */
export function formatShortDay(instant: string | Date, timeZone: string): string {
  return shortDayFormat(timeZone).format(new Date(instant));
}

/** "Due today", "Due in 5 days", "Overdue by 2 days", by calendar days of a zone; "" without a due date. */
export function formatDue(due: string | null, now: Date, timeZone: string): string {
  if (due === null) return '';
  const days = calendarDaysBetween(now, new Date(due), timeZone);
  if (new Date(due) < now)
    return days === 0 ? 'Overdue since today' : `Overdue by ${formatCount(-days, 'day', 'days')}`;
  if (days === 0) return 'Due today';
  return days === 1 ? 'Due tomorrow' : `Due in ${formatCount(days, 'day', 'days')}`;
}

/** "just now", "5 minutes ago", "yesterday", "in 3 hours": how far an instant is from now. */
export function fromNow(instant: string | Date, now: Date, timeZone: string): string {
  const aheadMs = new Date(instant).getTime() - now.getTime();
  const size = Math.abs(aheadMs);
  if (size < MINUTE_MS) return 'just now';
  if (size < HOUR_MS) return relative.format(Math.trunc(aheadMs / MINUTE_MS), 'minute');
  const days = calendarDaysBetween(now, new Date(instant), timeZone);
  if (size < DAY_MS / 2 || days === 0) return relative.format(Math.trunc(aheadMs / HOUR_MS), 'hour');
  return Math.abs(days) <= 30 ? relative.format(days, 'day') : formatDay(instant, timeZone);
}

/** The calendar day of an instant in a zone, as YYYY-MM-DD. */
export function dayIn(instant: Date, timeZone: string): string {
  const parts = partsFormat(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Whole calendar days in a zone from one instant to another; negative when `to` is earlier. */
export function calendarDaysBetween(from: Date, to: Date, timeZone: string): number {
  return (Date.parse(dayIn(to, timeZone)) - Date.parse(dayIn(from, timeZone))) / DAY_MS;
}

/** "Some new type" for "some_new_type": a machine's word as people read it. */
export function humanized(word: string): string {
  const words = word.replace(/[_\-.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Pending consumer", "Cancelled": the state of an order, as it is stored or as the API names it. */
export function formatOrderState(state: string): string {
  const word = state.toLowerCase();
  return word === 'canceled' ? 'Cancelled' : humanized(word);
}

/** A wait in whole minutes, never shorter than the wait itself: "in 9 minutes". */
export function formatWait(seconds: number): string {
  if (!Number.isInteger(seconds) || seconds <= 0) return 'later';
  return new Intl.RelativeTimeFormat('en').format(Math.ceil(seconds / 60), 'minute');
}

/** "1 March 2026": a calendar day given as YYYY-MM-DD, in sentences. */
export function formatLongDay(day: string): string {
  return longDayFormat('UTC').format(new Date(`${day}T12:00:00Z`));
}

/** "Tuesday, 1 December 2026": a calendar day given as YYYY-MM-DD, with its weekday. */
export function formatWeekday(day: string): string {
  const weekday = weekdayFormat('UTC').format(new Date(`${day}T12:00:00Z`));
  return `${weekday}, ${formatLongDay(day)}`;
}

/** "December 2026": a month given as YYYY-MM. */
export function formatMonth(month: string): string {
  return monthFormat('UTC').format(new Date(`${month}-01T12:00:00Z`));
}
