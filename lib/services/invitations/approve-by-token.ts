import type { approveUserInvitationByTokenOperation } from '@/lib/contracts/members/invitation-commands';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { approveUserInvitation } from '@/lib/services/invitations/approve-user-invitation';
import { type From, reviewByToken } from '@/lib/services/invitations/review-by-token';

/** Approves an invitation in the name of who was asked by mail. @throws as `reviewByToken` */
export async function approveByToken(
  ctx: Ctx,
  { token }: InputOf<typeof approveUserInvitationByTokenOperation>,
  from: From,
): Promise<Record<string, never>> {
  await reviewByToken(ctx, token, from, approveUserInvitation);
  return {};
}
