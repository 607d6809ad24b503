import { rejectUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { endInvitation } from '@/lib/services/invitations/end-invitation';
import { accessErrorFor, holdInvitation, requireState } from '@/lib/services/invitations/held-invitation';
import { readAnyInvitation } from '@/lib/services/invitations/invitation-row';

/**
 * Declines an invitation to the caller’s address; or refuses one that is only asked for, by who may add its role.
 * @throws not_found; not_allowed; moved_on with the state
 */
export function rejectUserInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof rejectUserInvitationOperation>,
): Promise<UserInvitation> {
  return change(ctx, { operation: rejectUserInvitationOperation.id, subjectType: 'invitation' }, async (tx) => {
    const held = await holdInvitation(tx, uuid);
    const decides = held.state === 'requested' ? held.may_add : held.is_to_caller;
    if (!decides) throw accessErrorFor(tx, held);
    requireState(held, 'requested', 'pending');
    await endInvitation(tx, uuid, 'rejected');
    const facts = { state: { from: held.state, to: 'rejected' } };
    return changed(await readAnyInvitation(tx, uuid), { subjectId: uuid, facts });
  });
}
