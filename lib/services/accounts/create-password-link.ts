import { accountLinkUrl } from '@/lib/auth/account-link-url';
import { can } from '@/lib/auth/permissions';
import type { PasswordLink } from '@/lib/contracts/people/users';
import { DomainError } from '@/lib/core/errors';
import { linkLives } from '@/lib/core/link-lives';
import type { Ctx } from '@/lib/db/context';
import { issueAccountLink } from '@/lib/services/accounts/issue-account-link';
import { change, changed } from '@/lib/services/audit/change';

/**
 * Makes a link through which an active person sets a password, once, while it lives. Only its hash is kept.
 * @throws not_allowed unless staff or Heed itself asks; not_found without such an active person
 */
export async function createPasswordLink(ctx: Ctx, { uuid }: { uuid: string }): Promise<PasswordLink> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  return change(ctx, { operation: 'password_link_create', subjectType: 'user' }, async (tx) => {
    const owner = await tx.db.user.findFirst({ where: { id: uuid, status: 'active' }, select: { id: true } });
    if (owner === null) throw new DomainError('not_found');
    const asked = { userId: owner.id, purpose: 'set_password', minutes: linkLives.handed_over.minutes } as const;
    const { id, expiresAt } = await issueAccountLink(tx, asked);
    const link = { url: accountLinkUrl('set_password', id), expires_at: expiresAt.toISOString() };
    return changed(link, { subjectId: owner.id });
  });
}
