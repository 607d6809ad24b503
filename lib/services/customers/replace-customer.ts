import type { Customer, replaceCustomerOperation } from '@/lib/contracts/customers/customers';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeCustomer } from '@/lib/services/customers/change-customer';

type Precondition = Parameters<typeof changeCustomer>[2];

/** As `changeCustomer`; the name is given in any case. */
export function replaceCustomer(
  ctx: Ctx,
  given: InputOf<typeof replaceCustomerOperation>,
  precondition: Precondition,
): Promise<Customer> {
  return changeCustomer(ctx, given, precondition);
}
