import { replaceUserInvitationOperation } from '@/lib/contracts/members/invitation-change';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { storeUserInvitation } from '@/lib/services/invitations/store-user-invitation';

/** The same by PUT; a role that is left out stays. @throws as `storeUserInvitation` */
export function replaceUserInvitation(
  ctx: Ctx,
  { email, role, uuid }: InputOf<typeof replaceUserInvitationOperation>,
): Promise<UserInvitation> {
  return storeUserInvitation(ctx, replaceUserInvitationOperation.id, { email, role, uuid });
}
