import { requirePerson } from '@/lib/auth/require';
import type { changeUserInvitationOperation } from '@/lib/contracts/members/invitation-change';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { requireFewToday } from '@/lib/services/invitation-lives/require-few-today';
import {
  holdInvitation,
  requireKeeper,
  requireState,
  requireStillThere,
} from '@/lib/services/invitations/held-invitation';
import { readAnyInvitation } from '@/lib/services/invitations/invitation-row';
import { mailReviewers, openInvitations } from '@/lib/services/invitations/open-invitation';
import { requireNoOther } from '@/lib/services/invitations/require-no-other';
import { requireMayGive } from '@/lib/services/members/may-give';
import { findRole, requireOpenPlace } from '@/lib/services/members/require-admissible';

type Given = InputOf<typeof changeUserInvitationOperation>;

/**
 * Changes the address or the role of an invitation that is pending or asked for: its link ends and another one is mailed.
 * @throws not_found; not_allowed, of a pending one for who may not add the new role; moved_on; validation_failed; already_exists;
 * rule_broken for a place that takes nobody; too_many_requests above the limit of a day
 */
export function storeUserInvitation(
  ctx: Ctx,
  operation: string,
  { email, role: givenRole, uuid }: Given,
): Promise<UserInvitation> {
  return change(ctx, { operation, subjectType: 'invitation' }, async (tx) => {
    const held = await holdInvitation(tx, uuid);
    requireKeeper(tx, held);
    await requireStillThere(tx, held);
    requireState(held, 'pending', 'requested');
    const role = await findRole(tx, held.place, givenRole ?? held.role_id);
    const requested = { email: email ?? held.email, roleId: role.id, place: held.place };
    if (requested.email === held.email && role.id === held.role_id) return unchanged(await readAnyInvitation(tx, uuid));
    // Who only asked for it must not make something else of what was approved.
    if (held.state === 'pending') await requireMayGive(tx, held.place, 'CREATE', role.name);
    requireOpenPlace(held.place);
    await requireNoOther(tx, requested, uuid);
    await requireFewToday(tx, requirePerson(tx).userId);
    await setTarget(tx, uuid, requested);
    await (held.state === 'pending' ? openInvitations(tx, [uuid], held.place) : mailReviewers(tx, uuid));
    await recordInvitationEvents(tx, [uuid], 'user_invitation_updated');
    const facts = { role: { from: held.role_name, to: role.name }, is_other_address: requested.email !== held.email };
    return changed(await readAnyInvitation(tx, uuid), { subjectId: uuid, facts });
  });
}

async function setTarget(tx: Ctx, id: string, { email, roleId }: { email: string; roleId: string }): Promise<void> {
  await tx.db.$executeRaw(
    sql`UPDATE invitation SET email = ${email}, role_id = ${roleId}::uuid WHERE id = ${id}::uuid`,
  );
}
