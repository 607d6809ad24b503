import { fieldError } from '@/lib/core/errors';

const MOST_YEARS = 10;

/** The instant at which a preview looks: now unless asked otherwise. @throws validation_failed for the past, or too far ahead */
export function lookAt(asked: string | undefined, now: Date): Date {
  if (asked === undefined) return now;
  const at = new Date(asked);
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + MOST_YEARS);
  if (at < now || at > latest) throw fieldError('at', `Must be between now and ${MOST_YEARS} years ahead.`);
  return at;
}
