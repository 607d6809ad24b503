import type { InputOf } from '@/lib/contracts/operation';
import { type PasswordReset, resetUserPasswordOperation } from '@/lib/contracts/people/users';
import { env, sendsMail } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { createPasswordLink } from '@/lib/services/accounts/create-password-link';
import { endAccountLinks } from '@/lib/services/accounts/end-account-links';
import { mailAccountLink } from '@/lib/services/accounts/mail-account-link';
import { change, changed } from '@/lib/services/audit/change';
import { findUser } from '@/lib/services/people/user-row';

/**
 * Lets an active person set a new password. Their mail holds the link; only where no mail is sent, whoever resets gets it
 * to hand over. The password of before works until then; links that were made before end. @throws not_found; moved_on for who is not active
 */
export async function resetUserPassword(
  ctx: Ctx,
  { uuid }: InputOf<typeof resetUserPasswordOperation>,
): Promise<PasswordReset> {
  return change(ctx, { operation: resetUserPasswordOperation.id, subjectType: 'user' }, async (tx) => {
    const user = await findUser(tx, uuid);
    if (user === undefined) throw new DomainError('not_found');
    if (user.status !== 'active') throw new DomainError('moved_on', { detail: 'Their account isn’t active.' });
    const by = sendsMail() ? 'mail' : 'link';
    const reset = { subjectId: uuid, facts: { by } };
    await endAccountLinks(tx, uuid, 'set_password');
    if (by === 'link') return changed<PasswordReset>({ user, link: await createPasswordLink(tx, { uuid }) }, reset);
    const resetter = tx.actor.kind === 'person' ? tx.actor.name : env.HEED_SITE_NAME;
    await mailAccountLink(tx, uuid, 'password_reset', { resetter });
    return changed({ user, link: null }, reset);
  });
}
