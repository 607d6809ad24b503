import type { Session } from '@/lib/auth/session-cookie';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { admitPerson, recordFailedSignIn } from '@/lib/services/accounts/conclude-sign-in';
import { findAccountLink } from '@/lib/services/accounts/find-account-link';
import type { Origin } from '@/lib/services/accounts/note-network';
import { takeLinkTry } from '@/lib/services/accounts/take-attempt';

/**
 * Starts a session for who has a one-time link to sign in with. It works once, also for many at the same time.
 * @throws not_authenticated, too_many_requests for networks that try many
 */
export async function signInWithLink(ctx: Ctx, { token, origin }: { token: string; origin: Origin }): Promise<Session> {
  const link = await findAccountLink(ctx, 'sign_in', token);
  if (link === null) {
    await takeLinkTry(ctx, origin.network);
    throw await recordFailedSignIn(ctx, 'link', 'spent_link', { network: origin.network });
  }
  return admitPerson(ctx, { method: 'link', userId: link.user.id, origin }, async ({ db, now }) => {
    const where = { id: link.id, used_at: null, expires_at: { gt: now } };
    const { count } = await db.accountLink.updateMany({ where, data: { used_at: now } });
    if (count === 0) throw new DomainError('not_authenticated');
  });
}
