import { type AccessMilestone, nameOfMilestone } from '@/lib/contracts/access/requirements';
import { earlierDay, firstInstantOf, localTime } from '@/lib/core/dates';
import { env } from '@/lib/core/env';

/** A milestone of one expiry. `rank` is the higher the nearer it is to the expiry, and different for each. */
export type Milestone = { milestone: string; at: Date; rank: number };

const MINUTE_MS = 60_000;
/** The database knows no year 0; imports may bring expiries of long ago. */
const firstInstant = new Date('0001-01-01T00:00:00Z');

/**
 * When the milestones before an expiry are: so many months or days earlier at the same time of the installation's clocks; the last
 * of the month where there is no such day, the first time that exists where the clocks skip one, and the earlier of two.
 */
export function milestonesBefore(expiredOn: Date, reminders: readonly AccessMilestone[]): Milestone[] {
  const { day, time } = localTime(expiredOn, env.HEED_TIME_ZONE);
  const milestones = reminders.map((span) => {
    const at = firstInstantOf(`${earlierDay(day, span)}T${time}`, env.HEED_TIME_ZONE);
    const minutes = Math.round((expiredOn.getTime() - at.getTime()) / MINUTE_MS);
    return { milestone: nameOfMilestone(span), at, rank: -2 * minutes - ('months' in span ? 1 : 0) };
  });
  return milestones.filter(({ at }) => at >= firstInstant);
}
