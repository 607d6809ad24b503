import type { readUserInvitationOperation, UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readInvitationRow } from '@/lib/services/invitations/invitation-row';

/** One invitation. @throws not_found */
export function readUserInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof readUserInvitationOperation>,
): Promise<UserInvitation> {
  return readInvitationRow(ctx, uuid);
}
