import { cancelUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { endInvitation } from '@/lib/services/invitations/end-invitation';
import { holdInvitation, requireKeeper, requireState } from '@/lib/services/invitations/held-invitation';
import { readAnyInvitation } from '@/lib/services/invitations/invitation-row';

/** Cancels an invitation that was not answered, for its inviter and who may add its role. @throws not_found; not_allowed; moved_on with the state */
export function cancelUserInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof cancelUserInvitationOperation>,
): Promise<UserInvitation> {
  return change(ctx, { operation: cancelUserInvitationOperation.id, subjectType: 'invitation' }, async (tx) => {
    const held = await holdInvitation(tx, uuid);
    requireKeeper(tx, held);
    requireState(held, 'requested', 'project', 'pending', 'expired');
    await endInvitation(tx, uuid, 'canceled');
    const facts = { state: { from: held.state, to: 'canceled' } };
    return changed(await readAnyInvitation(tx, uuid), { subjectId: uuid, facts });
  });
}
