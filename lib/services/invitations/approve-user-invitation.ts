import type { InputOf } from '@/lib/contracts/operation';
import { approveUserInvitationOperation } from '@/lib/contracts/user-invitation-commands';
import type { UserInvitation } from '@/lib/contracts/user-invitations';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { holdInvitation, refusalTo, requireState } from '@/lib/services/invitations/held-invitation';
import { readAnyInvitation } from '@/lib/services/invitations/invitation-row';
import { openInvitations } from '@/lib/services/invitations/open-invitation';
import { requireOpenPlace } from '@/lib/services/members/require-admissible';

/** Approves an invitation that was asked for, which mails it. @throws not_found; not_allowed; moved_on with the state; rule_broken for a place that takes nobody */
export function approveUserInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof approveUserInvitationOperation>,
): Promise<UserInvitation> {
  return change(ctx, { operation: approveUserInvitationOperation.id, subjectType: 'invitation' }, async (tx) => {
    const held = await holdInvitation(tx, uuid);
    if (!held.may_add) throw refusalTo(tx, held);
    requireState(held, 'requested');
    requireOpenPlace(held.place);
    await openInvitations(tx, [uuid], held.place);
    await recordInvitationEvents(tx, [uuid], 'user_invitation_updated');
    const invitation = await readAnyInvitation(tx, uuid);
    return changed(invitation, { subjectId: uuid, facts: { state: { from: 'requested', to: invitation.state } } });
  });
}
