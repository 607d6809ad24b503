import type { listOtherUsersOfCustomerOperation } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { listOtherPeople } from '@/lib/services/members/list-other-people';

/** Who could be added to a customer. @throws not_found */
export function listOtherUsersOfCustomer(ctx: Ctx, input: InputOf<typeof listOtherUsersOfCustomerOperation>) {
  return listOtherPeople(ctx, 'customer', input);
}
