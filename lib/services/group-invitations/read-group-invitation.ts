import type { GroupInvitation, readGroupInvitationOperation } from '@/lib/contracts/members/group-invitations';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readGroupInvitationRow } from '@/lib/services/group-invitations/group-invitation-row';

/** One group invitation, for whoever has its uuid. @throws not_found */
export function readGroupInvitation(
  ctx: Ctx,
  { uuid }: InputOf<typeof readGroupInvitationOperation>,
): Promise<GroupInvitation> {
  return readGroupInvitationRow(ctx, uuid);
}
