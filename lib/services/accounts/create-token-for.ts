import { can } from '@/lib/auth/permissions';
import { MOST_TOKEN_DAYS } from '@/lib/contracts/people/people';
import { type TokenScope, tokenScopes } from '@/lib/core/actor';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { findByEmail } from '@/lib/services/accounts/find-by-email';
import { issueToken } from '@/lib/services/accounts/issue-token';
import { tokenExpiry } from '@/lib/services/accounts/token-expiry';

/** What the owner types, as text. A command is run by whoever may do everything: its tokens may write unless asked otherwise. */
export type TokenOptions = { scope?: string; 'expires-in-days'?: string };

/**
 * Creates an API token for the active person with an e-mail address, and returns its text. For the installation's owner.
 * @throws not_allowed for anybody else; not_found with a sentence that says what is wrong with the person; validation_failed
 */
export async function createTokenFor(ctx: Ctx, typed: string, options: TokenOptions = {}): Promise<string> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const email = typed.trim().toLowerCase();
  const person = await findByEmail(ctx.db, email);
  if (person === undefined) throw new DomainError('not_found', { detail: `No one has the email address ${email}.` });
  if (person.status !== 'active') throw new DomainError('not_found', { detail: `${email} is ${person.status}.` });
  const requested = { name: 'command', scope: scopeIn(options), expiresAt: tokenExpiry(expiryIn(options), ctx.now) };
  const { token } = await issueToken(ctx, person.id, requested);
  return token;
}

function scopeIn({ scope = 'write' }: TokenOptions): TokenScope {
  const known = tokenScopes.find((one) => one === scope);
  if (known === undefined) throw fieldError('--scope', `Enter one of ${tokenScopes.join(', ')}.`);
  return known;
}

function expiryIn({ 'expires-in-days': days }: TokenOptions): Parameters<typeof tokenExpiry>[0] {
  if (days === undefined) return {};
  if (days === 'never') return { expires_at: null };
  const expires_in_days = Number(days);
  if (/^[1-9]\d*$/.test(days) && expires_in_days <= MOST_TOKEN_DAYS) return { expires_in_days };
  throw fieldError('--expires-in-days', `Enter a number from 1 to ${MOST_TOKEN_DAYS}, or never.`);
}
