import type { rejectUserInvitationByTokenOperation } from '@/lib/contracts/members/invitation-commands';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { rejectUserInvitation } from '@/lib/services/invitations/reject-user-invitation';
import { type From, reviewByToken } from '@/lib/services/invitations/review-by-token';

/** Refuses an invitation in the name of who was asked by mail. @throws as `reviewByToken` */
export async function rejectByToken(
  ctx: Ctx,
  { token }: InputOf<typeof rejectUserInvitationByTokenOperation>,
  from: From,
): Promise<Record<string, never>> {
  await reviewByToken(ctx, token, from, rejectUserInvitation);
  return {};
}
