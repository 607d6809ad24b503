import { dateFormat } from '@/lib/core/date-format';
import { dayIn } from '@/lib/core/wording';

/** Wall-clock times in a zone with Intl alone, for browsers; the server has lib/core/dates. */

const DAY_MS = 86_400_000;
const MONDAY = 1;

/** The instant at which a zone's clocks show an hour on a day (YYYY-MM-DD); an hour that DST skips moves forward. */
export function atHour(day: string, hour: number, timeZone: string): Date {
  const wallMs = Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000;
  const before = wallMs - offsetMs(new Date(wallMs - DAY_MS), timeZone);
  const after = wallMs - offsetMs(new Date(wallMs + DAY_MS), timeZone);
  const shows = (at: number) => at + offsetMs(new Date(at), timeZone) === wallMs;
  if (shows(before)) return new Date(before);
  return new Date(shows(after) ? after : before);
}

/** The last second of a day in a zone. */
export function lastSecondOf(day: string, timeZone: string): Date {
  return new Date(atHour(laterDay(day, 1), 0, timeZone).getTime() - 1000);
}

/** When a role ends that counts until the end of a day; null for no day. */
export function endOfRole(day: string, timeZone: string): string | null {
  return day === '' ? null : lastSecondOf(day, timeZone).toISOString();
}

/** The last millisecond of a day in a zone. */
export function endOf(day: string, timeZone: string): Date {
  return new Date(atHour(laterDay(day, 1), 0, timeZone).getTime() - 1);
}

/** A day `days` after another. */
export function laterDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first Monday after today in a zone. */
export function nextMonday(now: Date, timeZone: string): string {
  const today = dayIn(now, timeZone);
  const daysAhead = (MONDAY + 7 - new Date(today).getUTCDay()) % 7 || 7;
  return laterDay(today, daysAhead);
}

/** What a zone's clocks show. */
const clockFormat = dateFormat({
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** How far a zone's clocks are ahead of UTC at an instant. */
function offsetMs(instant: Date, timeZone: string): number {
  const parts = clockFormat(timeZone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(instant.getTime() / 1000) * 1000;
}
