import { requirePerson } from '@/lib/auth/require';
import { createUserInvitationOperation, type UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { requireFewToday } from '@/lib/services/invitation-lives/require-few-today';
import { findScope, hasRoleIn } from '@/lib/services/invitations/find-scope';
import { readInvitationRow } from '@/lib/services/invitations/invitation-row';
import { mailReviewers, openInvitations } from '@/lib/services/invitations/open-invitation';
import { requireNoOther } from '@/lib/services/invitations/require-no-other';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type Place } from '@/lib/services/members/place';
import { type FoundRole, findRole, placeColumns, requireOpenPlace } from '@/lib/services/members/require-admissible';

type Given = InputOf<typeof createUserInvitationOperation>;

/**
 * Invites an address to a role; who has another role in the place asks for it.
 * @throws validation_failed on scope and role; not_allowed; moved_on for a deleted project; rule_broken for a place that takes
 * nobody; already_exists while another one is open; too_many_requests above the limit of a day
 */
export function createUserInvitation(ctx: Ctx, given: Given): Promise<UserInvitation> {
  const { email, extra_invitation_text, full_name, role: givenRole, scope } = given;
  return change(ctx, { operation: createUserInvitationOperation.id, subjectType: 'invitation' }, async (tx) => {
    const { userId } = requirePerson(tx);
    const place = await holdPlace(tx, await findScope(tx, scope));
    const role = await findRole(tx, place, givenRole);
    const mayAdd = await mayInvite(tx, place, role);
    requireOpenPlace(place);
    await requireNoOther(tx, { email, roleId: role.id, place });
    await requireFewToday(tx, userId);
    const { id } = await tx.db.invitation.create({
      data: {
        role_id: role.id,
        ...placeColumns(place),
        email,
        full_name,
        extra_invitation_text,
        state: 'requested',
        created_by_id: userId,
        created: tx.now,
        modified: tx.now,
      },
    });
    await (mayAdd ? openInvitations(tx, [id], place) : mailReviewers(tx, id));
    await recordInvitationEvents(tx, [id], 'user_invitation_created');
    const invitation = await readInvitationRow(tx, id);
    const facts = { role: role.name, [`${place.kind}_id`]: place.uuid, state: invitation.state };
    return changed(invitation, { subjectId: id, facts });
  });
}

/** Whether the caller may add the role, and does not only ask. @throws not_allowed for who may do neither */
async function mayInvite(tx: Ctx, place: Place, role: FoundRole): Promise<boolean> {
  try {
    await requireMayGive(tx, place, 'CREATE', role.name);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError) || !(await hasRoleIn(tx, place))) throw error;
    return false;
  }
}
