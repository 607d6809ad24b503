import type { InputOf } from '@/lib/contracts/operation';
import type { ProjectServiceAccount, readProjectAccountOperation } from '@/lib/contracts/people/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readProjectAccount } from '@/lib/services/service-accounts/account-row';

/** A service account of a project that the caller reads. @throws not_found */
export function readProjectServiceAccount(
  ctx: Ctx,
  { uuid }: InputOf<typeof readProjectAccountOperation>,
): Promise<ProjectServiceAccount> {
  return readProjectAccount(ctx, uuid);
}
