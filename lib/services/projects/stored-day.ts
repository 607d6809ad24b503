import { type Day, dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';

/** A day as the database client takes it. */
export function storedDay(day: Day | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

/** The day of an instant in the zone of a project; the installation's where it has none. */
export function todayIn(now: Date, zone: string | null): Day {
  return dayOf(now, zone ?? env.HEED_TIME_ZONE);
}
