import type { InputOf } from '@/lib/contracts/operation';
import type {
  CustomerServiceAccount,
  ProjectServiceAccount,
  readProjectServiceAccountOperation,
} from '@/lib/contracts/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readCustomerAccount, readProjectAccount } from '@/lib/services/service-accounts/account-row';

type Input = InputOf<typeof readProjectServiceAccountOperation>;

/** A service account of a project that the caller reads. @throws not_found */
export function readProjectServiceAccount(ctx: Ctx, { uuid }: Input): Promise<ProjectServiceAccount> {
  return readProjectAccount(ctx, uuid);
}

/** A service account of a customer that the caller reads. @throws not_found */
export function readCustomerServiceAccount(ctx: Ctx, { uuid }: Input): Promise<CustomerServiceAccount> {
  return readCustomerAccount(ctx, uuid);
}
