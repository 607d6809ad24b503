import type { InvitationState } from '@/lib/contracts/members/invitations';
import type { Ctx } from '@/lib/db/context';
import { followEndedInvitations } from '@/lib/services/invitation-lives/end-invitations';

/** Ends an invitation that is held, and what follows from that. */
export async function endInvitation(
  tx: Ctx,
  id: string,
  state: Extract<InvitationState, 'accepted' | 'rejected' | 'canceled'>,
): Promise<void> {
  await tx.db.invitation.update({ where: { id }, data: { state, modified: tx.now } });
  await followEndedInvitations(tx, [id], `user_invitation_${state}`);
}
