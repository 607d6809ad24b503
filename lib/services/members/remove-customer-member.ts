import { removeCustomerMemberOperation } from '@/lib/contracts/members/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { removeMember } from '@/lib/services/members/remove-member';

/** Takes a role in a customer from a person, at once. @throws not_found; not_allowed; validation_failed on role; moved_on for the last owner */
export function removeCustomerMember(
  ctx: Ctx,
  { uuid, ...given }: InputOf<typeof removeCustomerMemberOperation>,
): Promise<AnswerOf<typeof removeCustomerMemberOperation>> {
  return removeMember(ctx, removeCustomerMemberOperation.id, { kind: 'customer', uuid }, given);
}
