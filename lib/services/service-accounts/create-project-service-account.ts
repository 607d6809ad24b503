import type { InputOf } from '@/lib/contracts/operation';
import {
  createProjectServiceAccountOperation,
  type ProjectServiceAccount,
} from '@/lib/contracts/people/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readProjectAccount } from '@/lib/services/service-accounts/account-row';
import { createAccount } from '@/lib/services/service-accounts/create-account';

/**
 * Creates a service account that acts in a project as a member; its token is in the answer, this once.
 * @throws validation_failed for a project that the caller doesn’t read; not_allowed; moved_on for a deleted project;
 *   rule_broken for a place that takes nobody, and for one more than there may be; already_exists for a taken username
 */
export function createProjectServiceAccount(
  ctx: Ctx,
  { project, ...given }: InputOf<typeof createProjectServiceAccountOperation>,
): Promise<ProjectServiceAccount> {
  return createAccount(ctx, {
    operation: createProjectServiceAccountOperation.id,
    ref: { kind: 'project', uuid: project },
    given,
    read: readProjectAccount,
  });
}
