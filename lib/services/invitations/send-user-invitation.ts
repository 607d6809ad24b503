import { requirePerson } from '@/lib/auth/require';
import { sendUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { mailInvitations } from '@/lib/services/invitation-lives/mail-invitations';
import { requireFewToday } from '@/lib/services/invitation-lives/require-few-today';
import {
  holdInvitation,
  requireKeeper,
  requireState,
  requireStillThere,
} from '@/lib/services/invitations/held-invitation';
import { readAnyInvitation } from '@/lib/services/invitations/invitation-row';
import { requireNoOther } from '@/lib/services/invitations/require-no-other';
import { requireOpenPlace } from '@/lib/services/members/require-admissible';

/**
 * Mails an invitation again that is pending or has expired, with a new link; the one before ends.
 * @throws not_found; not_allowed; moved_on with the state; already_exists while another one is open; rule_broken;
 * too_many_requests above the limit of a day
 */
export function sendUserInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof sendUserInvitationOperation>,
): Promise<UserInvitation> {
  return change(ctx, { operation: sendUserInvitationOperation.id, subjectType: 'invitation' }, async (tx) => {
    const held = await holdInvitation(tx, uuid);
    requireKeeper(tx, held);
    await requireStillThere(tx, held);
    requireState(held, 'pending', 'expired');
    requireOpenPlace(held.place);
    await requireNoOther(tx, { email: held.email, roleId: held.role_id, place: held.place }, uuid);
    await requireFewToday(tx, requirePerson(tx).userId);
    await mailInvitations(tx, [uuid]);
    await recordInvitationEvents(tx, [uuid], 'user_invitation_updated');
    const facts = { state: { from: held.state, to: 'pending' } };
    return changed(await readAnyInvitation(tx, uuid), { subjectId: uuid, facts });
  });
}
