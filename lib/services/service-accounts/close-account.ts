import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import type { PlaceKind } from '@/lib/services/members/place';
import { endServiceAccounts } from '@/lib/services/projects/end-service-accounts';
import { endRoles } from '@/lib/services/role-changes/end-roles';
import { holdAccount } from '@/lib/services/service-accounts/hold-account';

/** Ends a service account with its tokens and all its roles. @throws not_found; not_allowed; moved_on for one that is closed */
export function closeAccount(ctx: Ctx, operation: string, kind: PlaceKind, uuid: string): Promise<undefined> {
  return change(ctx, { operation, subjectType: 'service_account' }, async (tx) => {
    const { user_id } = await holdAccount(tx, kind, uuid, true);
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
