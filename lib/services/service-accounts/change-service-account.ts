import type { InputOf } from '@/lib/contracts/operation';
import {
  type CustomerServiceAccount,
  changeCustomerServiceAccountOperation,
  changeProjectServiceAccountOperation,
  type ProjectServiceAccount,
} from '@/lib/contracts/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readCustomerAccount, readProjectAccount } from '@/lib/services/service-accounts/account-row';
import { holdAccount } from '@/lib/services/service-accounts/hold-account';

type Input = InputOf<typeof changeProjectServiceAccountOperation>;

/** Changes the description of a service account of a project. @throws not_found; not_allowed; moved_on for one that is closed */
export function changeProjectServiceAccount(ctx: Ctx, { description, uuid }: Input): Promise<ProjectServiceAccount> {
  const of = { operation: changeProjectServiceAccountOperation.id, subjectType: 'service_account' };
  return change(ctx, of, async (tx) => {
    const isChanged = await describeAccount(tx, 'project', uuid, description);
    const answer = await readProjectAccount(tx, uuid);
    return isChanged ? changed(answer, describedAs(uuid)) : unchanged(answer);
  });
}

/** Changes that of one of a customer. @throws as `changeProjectServiceAccount` */
export function changeCustomerServiceAccount(ctx: Ctx, { description, uuid }: Input): Promise<CustomerServiceAccount> {
  const of = { operation: changeCustomerServiceAccountOperation.id, subjectType: 'service_account' };
  return change(ctx, of, async (tx) => {
    const isChanged = await describeAccount(tx, 'customer', uuid, description);
    const answer = await readCustomerAccount(tx, uuid);
    return isChanged ? changed(answer, describedAs(uuid)) : unchanged(answer);
  });
}

/** @returns whether it says something else than before */
async function describeAccount(
  tx: Ctx,
  kind: 'project' | 'customer',
  uuid: string,
  description: string | undefined,
): Promise<boolean> {
  const account = await holdAccount(tx, kind, uuid);
  if (description === undefined || description === account.description) return false;
  await tx.db.serviceAccount.update({ where: { id: uuid }, data: { description, modified: tx.now } });
  return true;
}

function describedAs(uuid: string) {
  return { subjectId: uuid, facts: { description: 'changed' }, touches: [{ topic: 'members' } as const] };
}
