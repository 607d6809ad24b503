import { hashPassword } from '@/lib/auth/password-hash';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { findPasswordLink, type LivePasswordLink } from '@/lib/services/people/find-password-link';
import { passwordFault } from '@/lib/services/people/password-rules';
import { recordAudit } from '@/lib/services/records/record-audit';

/**
 * Sets a person's password with a one-time link, and ends their sessions and all their other links.
 * @throws moved_on when the link is unknown, used or expired; validation_failed when the password is too weak
 */
export async function setPassword(ctx: Ctx, { token, password }: { token: string; password: string }): Promise<void> {
  const link = await findPasswordLink(ctx, token);
  if (link === null) throw spent();
  const fault = passwordFault(password, link.user);
  if (fault !== null) throw fieldError('password', fault);
  const passwordHash = await hashPassword(password);
  await transaction(ctx, (tx) => useLink(tx, link, passwordHash));
}

async function useLink(tx: Ctx, { id, user }: LivePasswordLink, passwordHash: string): Promise<void> {
  const used = await tx.db.passwordLink.updateMany({
    where: { id, used_at: null, expires_at: { gt: tx.now } },
    data: { used_at: tx.now },
  });
  const changed = await tx.db.user.updateMany({
    where: { id: user.id, status: 'active' },
    data: { password_hash: passwordHash, session_generation: { increment: 1 }, modified: tx.now },
  });
  if (used.count === 0 || changed.count === 0) throw spent();
  await tx.db.passwordLink.updateMany({ where: { user_id: user.id, used_at: null }, data: { used_at: tx.now } });
  await recordAudit(tx, { operation: 'password_set', subjectType: 'user', subjectId: user.id, onBehalfOfId: user.id });
}

function spent(): DomainError {
  return new DomainError('moved_on', { detail: 'This link has been used or has expired. Ask an admin for a new one.' });
}
