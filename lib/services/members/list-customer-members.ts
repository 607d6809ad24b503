import type { listCustomerMembersOperation } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { listMembers } from '@/lib/services/members/list-members';

/** Who holds a role in a customer itself. @throws not_found */
export function listCustomerMembers(ctx: Ctx, input: InputOf<typeof listCustomerMembersOperation>) {
  return listMembers(ctx, 'customer', input);
}
