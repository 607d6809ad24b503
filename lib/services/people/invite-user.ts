import { accountLinkUrl } from '@/lib/auth/account-link-url';
import type { InputOf } from '@/lib/contracts/operation';
import { type Invitation, inviteUserOperation } from '@/lib/contracts/people/users';
import { sendsMail } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { linkLives } from '@/lib/core/link-lives';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { accountLink } from '@/lib/plugins/notification-kinds/account-link';
import { endAccountLinks } from '@/lib/services/accounts/end-account-links';
import { issueAccountLink } from '@/lib/services/accounts/issue-account-link';
import { change, changed } from '@/lib/services/audit/change';
import { notify } from '@/lib/services/messages/notify';
import { canInvite, findUser } from '@/lib/services/people/user-row';

/** Invites a person by mail to choose a password. @throws not_found; moved_on for who has one, or is not active */
export async function inviteUser(ctx: Ctx, { uuid }: InputOf<typeof inviteUserOperation>): Promise<Invitation> {
  return change(ctx, { operation: inviteUserOperation.id, subjectType: 'user' }, async (tx) => {
    if ((await findUser(tx, uuid)) === undefined) throw new DomainError('not_found');
    const invitation = await sendInvitation(tx, uuid);
    const facts = { by: sendsMail() ? 'mail' : 'link' };
    return changed(invitation, { subjectId: uuid, facts });
  });
}

/** The invitation itself, in the transaction of what led to it; those sent before end. */
export async function sendInvitation(tx: Ctx, userId: string): Promise<Invitation> {
  const invited = await tx.db.$executeRaw(sql`
    UPDATE user_account AS person SET invited_at = ${tx.now}::timestamptz, modified = ${tx.now}::timestamptz
    WHERE person.id = ${userId}::uuid AND ${canInvite}`);
  const user = await findUser(tx, userId);
  if (invited === 0 || user === undefined)
    throw new DomainError('moved_on', { detail: 'They already have a password, or aren’t active.' });
  await endAccountLinks(tx, userId, 'set_password');
  const { minutes } = linkLives.invitation;
  const { id, expiresAt } = await issueAccountLink(tx, { userId, purpose: 'set_password', minutes });
  const inviter = tx.actor.kind === 'person' ? tx.actor.name : null;
  await notify(tx, accountLink, { mail: 'invitation', link_id: id, inviter }, { to: userId });
  const link = { url: accountLinkUrl('set_password', id), expires_at: expiresAt.toISOString() };
  return { user, link: user.last_sign_in_at === null || !sendsMail() ? link : null };
}
