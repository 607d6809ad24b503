import type { InputOf } from '@/lib/contracts/operation';
import type { CustomerServiceAccount, readCustomerAccountOperation } from '@/lib/contracts/people/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readCustomerAccount } from '@/lib/services/service-accounts/account-row';

/** A service account of a customer that the caller reads. @throws not_found */
export function readCustomerServiceAccount(
  ctx: Ctx,
  { uuid }: InputOf<typeof readCustomerAccountOperation>,
): Promise<CustomerServiceAccount> {
  return readCustomerAccount(ctx, uuid);
}
