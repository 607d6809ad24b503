import type { InputOf } from '@/lib/contracts/operation';
import { closeProjectServiceAccountOperation } from '@/lib/contracts/people/service-account-ends';
import type { Ctx } from '@/lib/db/context';
import { closeAccount } from '@/lib/services/service-accounts/close-account';

/** Closes a service account of a project for good, with its tokens and roles. @throws not_found; not_allowed; moved_on for one that is closed */
export function closeProjectServiceAccount(
  ctx: Ctx,
  { uuid }: InputOf<typeof closeProjectServiceAccountOperation>,
): Promise<undefined> {
  return closeAccount(ctx, closeProjectServiceAccountOperation.id, 'project', uuid);
}
