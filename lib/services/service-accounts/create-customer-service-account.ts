import type { InputOf } from '@/lib/contracts/operation';
import {
  type CustomerServiceAccount,
  createCustomerServiceAccountOperation,
} from '@/lib/contracts/people/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readCustomerAccount } from '@/lib/services/service-accounts/account-row';
import { createAccount } from '@/lib/services/service-accounts/create-account';

/**
 * Creates a service account that acts in a customer as support; its token is in the answer, this once.
 * @throws validation_failed for a customer that the caller doesn’t read; not_allowed; rule_broken for one that takes nobody, and
 *   for one more than there may be; already_exists for a taken username
 */
export function createCustomerServiceAccount(
  ctx: Ctx,
  { customer, ...given }: InputOf<typeof createCustomerServiceAccountOperation>,
): Promise<CustomerServiceAccount> {
  return createAccount(ctx, {
    operation: createCustomerServiceAccountOperation.id,
    ref: { kind: 'customer', uuid: customer },
    given,
    read: readCustomerAccount,
  });
}
