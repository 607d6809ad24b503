import { deleteGroupInvitationOperation } from '@/lib/contracts/members/group-invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { holdGroupInvitation } from '@/lib/services/group-invitations/held-group-invitation';
import { endGroupInvitations } from '@/lib/services/invitation-lives/end-permission-requests';

/** Deletes a group invitation. @throws not_found; not_allowed; moved_on where somebody has asked by it */
export function deleteGroupInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof deleteGroupInvitationOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteGroupInvitationOperation.id, subjectType: 'group_invitation' }, async (tx) => {
    const held = await holdGroupInvitation(tx, uuid);
    if (!held.may_add) throw new DomainError('not_allowed');
    if ((await tx.db.permissionRequest.count({ where: { group_invitation_id: uuid } })) > 0) {
      throw new DomainError('moved_on', { detail: 'People have used this link. Cancel it instead.' });
    }
    await endGroupInvitations(tx, sql`id = ${uuid}::uuid`);
    await tx.db.groupInvitation.delete({ where: { id: uuid } });
    return changed(undefined, { subjectId: uuid, facts: { role: held.role_name } });
  });
}
