import type { Session } from '@/lib/auth/session-cookie';
import type { Ctx } from '@/lib/db/context';
import { addInvitedPerson } from '@/lib/services/accounts/add-invited-person';
import { admitPerson, recordFailedSignIn } from '@/lib/services/accounts/conclude-sign-in';
import { findByEmail } from '@/lib/services/accounts/find-by-email';
import type { Origin } from '@/lib/services/accounts/note-network';

/** What an identity provider says of a person, by the names of OpenID Connect. */
export type ProviderClaims = { email: string | null; email_verified: boolean };

/**
 * Starts a session for the active account with the e-mail address that an identity provider has confirmed.
 * An account is made for somebody who is invited, and for nobody else.
 * @throws not_authenticated
 */
export async function signInWithProvider(ctx: Ctx, claims: ProviderClaims, origin: Origin): Promise<Session> {
  if (claims.email === null || !claims.email_verified) throw await recordFailedSignIn(ctx, 'oidc', 'unconfirmed_email');
  const email = claims.email.trim().toLowerCase();
  const account = (await findByEmail(ctx.db, email)) ?? (await addInvitedPerson(ctx, email));
  if (account === null) throw await recordFailedSignIn(ctx, 'oidc', 'unknown_account');
  if (account.status !== 'active') throw await recordFailedSignIn(ctx, 'oidc', 'not_active', { userId: account.id });
  return admitPerson(ctx, { method: 'oidc', userId: account.id, origin });
}
