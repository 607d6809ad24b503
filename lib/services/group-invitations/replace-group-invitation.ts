import type { GroupInvitation } from '@/lib/contracts/members/group-invitations';
import { replaceGroupInvitationOperation } from '@/lib/contracts/members/group-link-change';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { storeGroupInvitation } from '@/lib/services/group-invitations/store-group-invitation';

/** The same by PUT; what is left out stays. @throws as `storeGroupInvitation` */
export function replaceGroupInvitation(
  ctx: Ctx,
  given: InputOf<typeof replaceGroupInvitationOperation>,
): Promise<GroupInvitation> {
  return storeGroupInvitation(ctx, replaceGroupInvitationOperation.id, given);
}
