import type { InputOf } from '@/lib/contracts/operation';
import {
  closeCustomerServiceAccountOperation,
  closeProjectServiceAccountOperation,
} from '@/lib/contracts/service-accounts';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { endRoles } from '@/lib/services/members/end-roles';
import type { PlaceKind } from '@/lib/services/members/place';
import { endServiceAccounts } from '@/lib/services/projects/end-service-accounts';
import { holdAccount } from '@/lib/services/service-accounts/hold-account';

type Input = InputOf<typeof closeProjectServiceAccountOperation>;

/** Closes a service account of a project for good, with its tokens and roles. @throws not_found; not_allowed; moved_on for one that is closed */
export function closeProjectServiceAccount(ctx: Ctx, { uuid }: Input): Promise<undefined> {
  return close(ctx, closeProjectServiceAccountOperation.id, 'project', uuid);
}

/** The same for one of a customer. @throws as `closeProjectServiceAccount` */
export function closeCustomerServiceAccount(ctx: Ctx, { uuid }: Input): Promise<undefined> {
  return close(ctx, closeCustomerServiceAccountOperation.id, 'customer', uuid);
}

function close(ctx: Ctx, operation: string, kind: PlaceKind, uuid: string): Promise<undefined> {
  return change(ctx, { operation, subjectType: 'service_account' }, async (tx) => {
    const { user_id } = await holdAccount(tx, kind, uuid);
    const held = await tx.db.userRole.findMany({ where: { user_id, is_active: true }, select: { id: true } });
    await endRoles(
      tx,
      held.map(({ id }) => id),
      'account_closed',
    );
    await endServiceAccounts(tx, sql`account.id = ${uuid}::uuid`);
    return changed(undefined, { subjectId: uuid, facts: { user_id, roles: held.length } });
  });
}
