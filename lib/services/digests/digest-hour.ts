import { addDays, atTime, type Day, dayOf, knownZone } from '@/lib/core/dates';

const HOUR = '09:00';

/** A person's 9:00: the instant, and the day that it belongs to where the person is. */
export type DigestHour = { at: Date; day: Day };

/** The latest 9:00 of a zone that is not after `now`. Where DST or a skipped day leaves none out, the next instant counts. */
export function latestDigestHour(now: Date, timeZone: string): DigestHour {
  for (let day = dayOf(now, timeZone); ; day = addDays(day, -1)) {
    const at = atTime(day, HOUR, timeZone);
    if (at <= now) return { at, day: dayOf(at, timeZone) };
  }
}

/** A zone as people's rows name it, the zone that counts for them, and the day whose 9:00 is due there. */
export type DueZone = { stored: string; timeZone: string; day: Day };

/**
 * The zones whose latest 9:00 lies in (since, now], so that each 9:00 falls into one window of consecutive ones.
 * @param fallback counts where a stored zone is unusable.
 */
export function dueZones(stored: readonly string[], { since, now }: { since: Date; now: Date }, fallback: string) {
  return stored.flatMap((name): DueZone[] => {
    const timeZone = knownZone(name, fallback);
    const { at, day } = latestDigestHour(now, timeZone);
    return at > since ? [{ stored: name, timeZone, day }] : [];
  });
}
