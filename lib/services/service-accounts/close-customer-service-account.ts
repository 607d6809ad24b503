import type { InputOf } from '@/lib/contracts/operation';
import { closeCustomerServiceAccountOperation } from '@/lib/contracts/people/service-account-ends';
import type { Ctx } from '@/lib/db/context';
import { closeAccount } from '@/lib/services/service-accounts/close-account';

/** Closes a service account of a customer for good, with its tokens and roles. @throws not_found; not_allowed; moved_on for one that is closed */
export function closeCustomerServiceAccount(
  ctx: Ctx,
  { uuid }: InputOf<typeof closeCustomerServiceAccountOperation>,
): Promise<undefined> {
  return closeAccount(ctx, closeCustomerServiceAccountOperation.id, 'customer', uuid);
}
