import { MOST_TOKEN_DAYS, TOKEN_DAYS } from '@/lib/contracts/people/people';
import { fieldError } from '@/lib/core/errors';

const DAY_MS = 86_400_000;

type Asked = { expires_at?: string | null | undefined; expires_in_days?: number | undefined };

/**
 * When a token expires that is created at `now`: as asked for, else after 90 days. Null, which has to be asked for, is never.
 * @throws validation_failed for what is not in the future or too far in it, and for both fields at once
 */
export function tokenExpiry({ expires_at: at, expires_in_days: days }: Asked, now: Date): Date | null {
  if (at !== undefined && days !== undefined)
    throw fieldError('expires_in_days', 'Enter either expires_at or expires_in_days, not both.');
  if (at === null) return null;
  if (at === undefined) return daysLater(now, days ?? TOKEN_DAYS);
  const expiresAt = new Date(at);
  if (expiresAt <= now) throw fieldError('expires_at', 'Choose a time in the future.');
  if (expiresAt > daysLater(now, MOST_TOKEN_DAYS))
    throw fieldError('expires_at', 'Choose a time within ten years, or null for never.');
  return expiresAt;
}

function daysLater(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}
