import { requirePerson } from '@/lib/auth/require';
import { acceptUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { endInvitation } from '@/lib/services/invitations/end-invitation';
import { type HeldInvitation, holdInvitation, requireState } from '@/lib/services/invitations/held-invitation';
import { readAnyInvitation } from '@/lib/services/invitations/invitation-row';
import { grantRole } from '@/lib/services/members/grant-role';
import { requireAdmission } from '@/lib/services/members/require-admissible';

/**
 * Accepts an invitation to the caller’s address and gives them the role; a refusal leaves it as it is.
 * @throws not_found; moved_on for one that is not pending, and for a deleted project; not_allowed for another address, naming the
 * invited one in part; then what adding a member throws
 */
export function acceptUserInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof acceptUserInvitationOperation>,
): Promise<UserInvitation> {
  return change(ctx, { operation: acceptUserInvitationOperation.id, subjectType: 'invitation' }, async (tx) => {
    const { userId } = requirePerson(tx);
    const held = await holdInvitation(tx, uuid);
    requireState(held, 'pending');
    if (!held.is_to_caller) {
      throw new DomainError('not_allowed', {
        detail: `This invitation is to ${shortened(held.email)}. Sign in with that address.`,
      });
    }
    await admit(tx, held, userId);
    const facts = { role: held.role_name, state: { from: 'pending', to: 'accepted' } };
    return changed(await readAnyInvitation(tx, uuid), { subjectId: uuid, facts });
  });
}

/** Gives a person the role of a held invitation, which is accepted. @throws what adding a member throws */
export async function admit(tx: Ctx, held: HeldInvitation, userId: string): Promise<void> {
  const admission = await requireAdmission(tx, held.place, held.role_id, { userId, expiresAt: null });
  await grantRole(tx, admission, 'invitation_accepted');
  await endInvitation(tx, held.id, 'accepted');
}

/** An address in part: "a…@example.org". */
function shortened(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}…${email.slice(at)}`;
}
