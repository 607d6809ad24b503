import type { ApiToken } from '@/lib/contracts/people/people';
import { fromNow } from '@/lib/core/wording';

type Scope = ApiToken['scope'];

/** What a token may do, in two words. */
export const scopeNames: Readonly<Record<Scope, string>> = {
  read: 'Read only',
  write: 'Full access',
  ingest: 'Report alerts',
};

/** What a token may do, in one sentence. */
export const scopeSentences: Readonly<Record<Scope, string>> = {
  read: 'Can read everything you can, but not change it.',
  write: 'Can do everything you can.',
  ingest: 'Can report alerts, but not read anything.',
};

/** "Expires in 5 days", "Expires 20 Feb 2027", "Expired", "Never expires". */
export function formatExpiry({ expires_at }: Pick<ApiToken, 'expires_at'>, now: Date, timeZone: string): string {
  if (expires_at === null) return 'Never expires';
  return new Date(expires_at) <= now ? 'Expired' : `Expires ${fromNow(expires_at, now, timeZone)}`;
}
