import { approveUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { APPROVED, recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import {
  accessErrorFor,
  type HeldInvitation,
  holdInvitation,
  requireState,
} from '@/lib/services/invitations/held-invitation';
import { readAnyInvitation } from '@/lib/services/invitations/invitation-row';
import { openInvitations } from '@/lib/services/invitations/open-invitation';
import { requireOpenPlace } from '@/lib/services/members/require-admissible';

type Given = InputOf<typeof approveUserInvitationOperation>;

/**
 * Approves an invitation that was asked for, which mails it: the address and the role that were shown, where they are given.
 * @throws not_found; not_allowed; moved_on with the state, or where it was changed since; rule_broken for a place that takes nobody
 */
export function approveUserInvitation(ctx: Ctx, { uuid, ...shown }: Given): Promise<UserInvitation> {
  return change(ctx, { operation: approveUserInvitationOperation.id, subjectType: 'invitation' }, async (tx) => {
    const held = await holdInvitation(tx, uuid);
    if (!held.may_add) throw accessErrorFor(tx, held);
    requireState(held, 'requested');
    requireAsShown(held, shown);
    requireOpenPlace(held.place);
    await openInvitations(tx, [uuid], held.place);
    await recordInvitationEvents(tx, [uuid], 'user_invitation_updated', APPROVED);
    const invitation = await readAnyInvitation(tx, uuid);
    return changed(invitation, { subjectId: uuid, facts: { state: { from: 'requested', to: invitation.state } } });
  });
}

/** Who asked may change it while it waits: only what its reviewer saw is approved. @throws moved_on */
function requireAsShown(held: HeldInvitation, { email = held.email, role = held.role_id }: Omit<Given, 'uuid'>): void {
  if (email === held.email && [held.role_id, held.role_name].includes(role)) return;
  throw new DomainError('moved_on', { detail: 'This invitation was changed. Read it again.' });
}
