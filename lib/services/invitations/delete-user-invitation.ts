import { deleteUserInvitationOperation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { removeUserInvitation } from '@/lib/services/invitations/remove-user-invitation';

/** Deletes an invitation. @throws not_found; not_allowed */
export async function deleteUserInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof deleteUserInvitationOperation>,
): Promise<undefined> {
  await removeUserInvitation(ctx, uuid, deleteUserInvitationOperation.id);
}
