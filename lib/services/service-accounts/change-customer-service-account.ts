import type { InputOf } from '@/lib/contracts/operation';
import { type CustomerServiceAccount, changeCustomerAccountOperation } from '@/lib/contracts/people/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readCustomerAccount } from '@/lib/services/service-accounts/account-row';
import { describeAccount } from '@/lib/services/service-accounts/describe-account';

/** Changes the description of a service account of a customer. @throws not_found; not_allowed; moved_on for one that is closed */
export function changeCustomerServiceAccount(
  ctx: Ctx,
  { description, uuid }: InputOf<typeof changeCustomerAccountOperation>,
): Promise<CustomerServiceAccount> {
  return describeAccount(ctx, {
    operation: changeCustomerAccountOperation.id,
    kind: 'customer',
    uuid,
    description,
    read: readCustomerAccount,
  });
}
