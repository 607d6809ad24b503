import type { InputOf } from '@/lib/contracts/operation';
import {
  type CustomerServiceAccount,
  type ProjectServiceAccount,
  rotateCustomerServiceAccountOperation,
  rotateProjectServiceAccountOperation,
} from '@/lib/contracts/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import type { PlaceKind } from '@/lib/services/members/place';
import { readCustomerAccount, readProjectAccount } from '@/lib/services/service-accounts/account-row';
import { holdAccount } from '@/lib/services/service-accounts/hold-account';
import { issueAccountToken } from '@/lib/services/service-accounts/issue-account-token';

type Input = InputOf<typeof rotateProjectServiceAccountOperation>;

/**
 * Gives a service account of a project a new token, which is in this answer and in no other; the one before stops at once.
 * @throws not_found; not_allowed; moved_on for one that is closed
 */
export function rotateProjectApiKey(ctx: Ctx, { uuid }: Input): Promise<ProjectServiceAccount> {
  return rotate(ctx, rotateProjectServiceAccountOperation.id, { kind: 'project', uuid, read: readProjectAccount });
}

/** The same for one of a customer. @throws as `rotateProjectApiKey` */
export function rotateCustomerApiKey(ctx: Ctx, { uuid }: Input): Promise<CustomerServiceAccount> {
  return rotate(ctx, rotateCustomerServiceAccountOperation.id, { kind: 'customer', uuid, read: readCustomerAccount });
}

type Rotation<Account> = { kind: PlaceKind; uuid: string; read: (tx: Ctx, uuid: string) => Promise<Account> };

function rotate<Account>(ctx: Ctx, operation: string, { kind, read, uuid }: Rotation<Account>): Promise<Account> {
  return change(ctx, { operation, subjectType: 'service_account' }, async (tx) => {
    const { user_id } = await holdAccount(tx, kind, uuid);
    const token = await issueAccountToken(tx, user_id);
    return changed({ ...(await read(tx, uuid)), token }, { subjectId: uuid });
  });
}
