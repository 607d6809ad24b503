import type { Customer, readCustomerOperation } from '@/lib/contracts/customers/customers';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';

/** One customer that the caller reads. @throws not_found */
export function readCustomer(ctx: Ctx, { uuid }: InputOf<typeof readCustomerOperation>): Promise<Customer> {
  return readCustomerRow(ctx, uuid);
}
