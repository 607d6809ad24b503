import type { InvitationDetails, readUserInvitationDetailsOperation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isReadableInvitation, readDetails } from '@/lib/services/invitations/invitation-row';

/** What an invitation offers. @throws not_found */
export function readUserInvitationDetails(
  ctx: Ctx,
  { uuid }: InputOf<typeof readUserInvitationDetailsOperation>,
): Promise<InvitationDetails> {
  return readDetails(ctx, sql`invitation.id = ${uuid}::uuid AND ${isReadableInvitation(ctx)}`);
}
