import { cancelGroupInvitationOperation, type GroupInvitation } from '@/lib/contracts/members/group-invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readGroupInvitationRow } from '@/lib/services/group-invitations/group-invitation-row';
import { holdGroupInvitation, requireActive } from '@/lib/services/group-invitations/held-group-invitation';
import { endGroupInvitations } from '@/lib/services/invitation-lives/end-permission-requests';

/** Ends a group invitation and the requests that wait. @throws not_found; not_allowed; moved_on for one that has ended */
export function cancelGroupInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof cancelGroupInvitationOperation>,
): Promise<GroupInvitation> {
  return change(ctx, { operation: cancelGroupInvitationOperation.id, subjectType: 'group_invitation' }, async (tx) => {
    const held = await holdGroupInvitation(tx, uuid);
    if (!held.may_add) throw new DomainError('not_allowed');
    requireActive(held);
    await endGroupInvitations(tx, sql`id = ${uuid}::uuid`);
    const facts = { is_active: { from: true, to: false } };
    return changed(await readGroupInvitationRow(tx, uuid), { subjectId: uuid, facts });
  });
}
