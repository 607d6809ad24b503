import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import type { PlaceKind } from '@/lib/services/members/place';
import { holdAccount } from '@/lib/services/service-accounts/hold-account';

type Described<Account> = {
  operation: string;
  kind: PlaceKind;
  uuid: string;
  description: string | undefined;
  read: (tx: Ctx, uuid: string) => Promise<Account>;
};

/** Changes what is said of a service account. @throws not_found; not_allowed; moved_on for one that is closed */
export function describeAccount<Account>(
  ctx: Ctx,
  { description, kind, operation, read, uuid }: Described<Account>,
): Promise<Account> {
  return change(ctx, { operation, subjectType: 'service_account' }, async (tx) => {
    const account = await holdAccount(tx, kind, uuid);
    if (description === undefined || description === account.description) return unchanged(await read(tx, uuid));
    await tx.db.serviceAccount.update({ where: { id: uuid }, data: { description, modified: tx.now } });
    const facts = { description: 'changed' };
    return changed(await read(tx, uuid), { subjectId: uuid, facts, touches: [{ topic: 'members' }] });
  });
}
