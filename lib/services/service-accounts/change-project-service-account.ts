import type { InputOf } from '@/lib/contracts/operation';
import { changeProjectAccountOperation, type ProjectServiceAccount } from '@/lib/contracts/people/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readProjectAccount } from '@/lib/services/service-accounts/account-row';
import { describeAccount } from '@/lib/services/service-accounts/describe-account';

/** Changes the description of a service account of a project. @throws not_found; not_allowed; moved_on for one that is closed */
export function changeProjectServiceAccount(
  ctx: Ctx,
  { description, uuid }: InputOf<typeof changeProjectAccountOperation>,
): Promise<ProjectServiceAccount> {
  return describeAccount(ctx, {
    operation: changeProjectAccountOperation.id,
    kind: 'project',
    uuid,
    description,
    read: readProjectAccount,
  });
}
