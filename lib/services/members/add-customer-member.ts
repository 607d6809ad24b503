import { addCustomerMemberOperation } from '@/lib/contracts/members/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { addMember } from '@/lib/services/members/add-member';

/** Gives a person a role in a customer. @throws not_found; not_allowed; what `requireAdmission` does */
export function addCustomerMember(
  ctx: Ctx,
  { uuid, ...given }: InputOf<typeof addCustomerMemberOperation>,
): Promise<AnswerOf<typeof addCustomerMemberOperation>> {
  return addMember(ctx, addCustomerMemberOperation.id, { kind: 'customer', uuid }, given);
}
