import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { followEndedInvitations } from '@/lib/services/invitation-lives/end-invitations';
import { holdInvitation } from '@/lib/services/invitations/held-invitation';

/** Deletes an invitation, whatever became of it; its link opens nothing any more. @throws not_found; not_allowed */
export function removeUserInvitation(ctx: Ctx, uuid: string, operation: string): Promise<void> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  return change(ctx, { operation, subjectType: 'invitation' }, async (tx) => {
    const { state } = await holdInvitation(tx, uuid);
    await followEndedInvitations(tx, [uuid], 'user_invitation_deleted');
    await tx.db.invitation.delete({ where: { id: uuid } });
    return changed(undefined, { subjectId: uuid, facts: { state } });
  });
}
