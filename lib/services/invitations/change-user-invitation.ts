import { changeUserInvitationOperation } from '@/lib/contracts/members/invitation-change';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { storeUserInvitation } from '@/lib/services/invitations/store-user-invitation';

/** Changes the address or the role of an invitation. @throws as `storeUserInvitation` */
export function changeUserInvitation(
  ctx: Ctx,
  { email, role, uuid }: InputOf<typeof changeUserInvitationOperation>,
): Promise<UserInvitation> {
  return storeUserInvitation(ctx, changeUserInvitationOperation.id, { email, role, uuid });
}
