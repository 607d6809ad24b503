import { changeCustomerMemberOperation } from '@/lib/contracts/members/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeMember } from '@/lib/services/members/change-member';

/** Changes when a role in a customer ends. @throws not_found; what `changeExpiry` does */
export function changeCustomerMember(
  ctx: Ctx,
  { uuid, ...given }: InputOf<typeof changeCustomerMemberOperation>,
): Promise<AnswerOf<typeof changeCustomerMemberOperation>> {
  return changeMember(ctx, changeCustomerMemberOperation.id, { kind: 'customer', uuid }, given);
}
