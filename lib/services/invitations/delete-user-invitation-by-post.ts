import { deleteUserInvitationByPostOperation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { removeUserInvitation } from '@/lib/services/invitations/remove-user-invitation';

/** Deletes an invitation by POST. @throws not_found; not_allowed */
export async function deleteUserInvitationByPost(
  ctx: Ctx,
  { uuid }: InputOf<typeof deleteUserInvitationByPostOperation>,
): Promise<Record<string, never>> {
  await removeUserInvitation(ctx, uuid, deleteUserInvitationByPostOperation.id);
  return {};
}
