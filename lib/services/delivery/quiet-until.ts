import { addDays, atTime, dayOf, weekdayOf } from '@/lib/core/dates';
import { timeOfDay } from '@/lib/core/minutes';

const MINUTES_A_DAY = 1440;

/** Quiet hours of a usable zone, in minutes after midnight; `until` before `from` spans midnight. They begin on `days`, 1 Monday to 7 Sunday. */
export type QuietHours = { timeZone: string; fromMinute: number; untilMinute: number; days: readonly number[] };

/** The instant at which the quiet hours around `now` end by the person's own clock; null when it is not quiet. */
export function quietUntil(now: Date, { timeZone, fromMinute, untilMinute, days }: QuietHours): Date | null {
  const today = dayOf(now, timeZone);
  const spansMidnight = untilMinute < fromMinute;
  for (const day of [addDays(today, -1), today]) {
    if (!days.includes(weekdayOf(day))) continue;
    const begins = atTime(day, timeOfDay(fromMinute), timeZone);
    const ends = atTime(spansMidnight ? addDays(day, 1) : day, timeOfDay(untilMinute % MINUTES_A_DAY), timeZone);
    if (begins <= now && now < ends) return ends;
  }
  return null;
}
