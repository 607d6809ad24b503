import { hashPassword } from '@/lib/auth/password-hash';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { accountSecurity } from '@/lib/plugins/notification-kinds/account-security';
import { endAccountLinks } from '@/lib/services/accounts/end-account-links';
import { endSessions } from '@/lib/services/accounts/end-sessions';
import { findAccountLink, type LiveAccountLink } from '@/lib/services/accounts/find-account-link';
import { findPasswordError } from '@/lib/services/accounts/password-rules';
import { change, changed } from '@/lib/services/audit/change';
import { notify } from '@/lib/services/messages/notify';

/**
 * Sets a person's password with a one-time link, and ends all their other links and sessions but `keptSessionId`, the one
 * that this browser has. Who had a password before is told by mail.
 * @throws moved_on when the link is unknown, used or expired; validation_failed when the password is too weak
 */
export async function setPassword(
  ctx: Ctx,
  { token, password, keptSessionId = null }: { token: string; password: string; keptSessionId?: string | null },
): Promise<void> {
  const link = await findAccountLink(ctx, 'set_password', token);
  if (link === null) throw spent();
  const error = findPasswordError(password, link.user);
  if (error !== null) throw fieldError('password', error);
  const passwordHash = await hashPassword(password);
  await change(ctx, { operation: 'password_set', subjectType: 'user' }, async (tx) => {
    await useLink(tx, link, passwordHash, keptSessionId);
    return changed(undefined, { subjectId: link.user.id, onBehalfOfId: link.user.id });
  });
}

async function useLink(
  tx: Ctx,
  { id, user }: LiveAccountLink,
  passwordHash: string,
  keptSessionId: string | null,
): Promise<void> {
  // The person first, like everything that deals with their links: two calls never wait for each other in a circle.
  const changed = await tx.db.user.updateMany({
    where: { id: user.id, status: 'active' },
    data: { password_hash: passwordHash, modified: tx.now },
  });
  const used = await tx.db.accountLink.updateMany({
    where: { id, used_at: null, expires_at: { gt: tx.now } },
    data: { used_at: tx.now },
  });
  if (used.count === 0 || changed.count === 0) throw spent();
  await endAccountLinks(tx, user.id);
  await endSessions(tx, user.id, { except: keptSessionId });
  if (user.password_hash === null) return;
  await notify(tx, accountSecurity, { mail: 'password_changed', at: tx.now.toISOString() }, { to: user.id });
}

function spent(): DomainError {
  return new DomainError('moved_on', { detail: 'This link has expired or was already used. Get a new one.' });
}
