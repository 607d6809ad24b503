import type { GroupInvitation } from '@/lib/contracts/members/group-invitations';
import { changeGroupInvitationOperation } from '@/lib/contracts/members/group-link-change';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { storeGroupInvitation } from '@/lib/services/group-invitations/store-group-invitation';

/** Changes a group invitation. @throws as `storeGroupInvitation` */
export function changeGroupInvitation(
  ctx: Ctx,
  given: InputOf<typeof changeGroupInvitationOperation>,
): Promise<GroupInvitation> {
  return storeGroupInvitation(ctx, changeGroupInvitationOperation.id, given);
}
