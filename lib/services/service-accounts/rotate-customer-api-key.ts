import type { InputOf } from '@/lib/contracts/operation';
import { rotateCustomerApiKeyOperation } from '@/lib/contracts/people/service-account-ends';
import type { CustomerServiceAccount } from '@/lib/contracts/people/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readCustomerAccount } from '@/lib/services/service-accounts/account-row';
import { rotateApiKey } from '@/lib/services/service-accounts/rotate-api-key';

/**
 * Gives a service account of a customer a new token, which is in this answer and in no other; the one before stops at once.
 * @throws not_found; not_allowed; moved_on for one that is closed
 */
export function rotateCustomerApiKey(
  ctx: Ctx,
  { uuid }: InputOf<typeof rotateCustomerApiKeyOperation>,
): Promise<CustomerServiceAccount> {
  return rotateApiKey(ctx, rotateCustomerApiKeyOperation.id, { kind: 'customer', uuid, read: readCustomerAccount });
}
