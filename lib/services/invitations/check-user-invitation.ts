import type { checkUserInvitationOperation } from '@/lib/contracts/members/invitation-commands';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** To which address a pending invitation is, for whoever knows its uuid. @throws not_found for any other */
export async function checkUserInvitation(
  { db, now }: Ctx,
  { uuid }: InputOf<typeof checkUserInvitationOperation>,
): Promise<AnswerOf<typeof checkUserInvitationOperation>> {
  const found = await db.invitation.findFirst({
    where: { id: uuid, state: 'pending', expires_at: { gt: now } },
    select: { email: true },
  });
  if (found === null) throw new DomainError('not_found');
  return { email: found.email, civil_number_required: false };
}
