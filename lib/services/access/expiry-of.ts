import { addDays, firstInstantOf, localTime } from '@/lib/core/dates';
import { env } from '@/lib/core/env';

/** When access that is given at an instant expires: so many calendar days later, at the same time of the installation's clocks; null for never. */
export function expiryOf(
  { expiration_period_days: days }: { expiration_period_days: number | null },
  at: Date,
): Date | null {
  if (days === null) return null;
  const { day, time } = localTime(at, env.HEED_TIME_ZONE);
  return firstInstantOf(`${addDays(day, days)}T${time}`, env.HEED_TIME_ZONE);
}
