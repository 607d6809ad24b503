import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import type { PlaceKind } from '@/lib/services/members/place';
import { holdAccount } from '@/lib/services/service-accounts/hold-account';
import { issueAccountToken } from '@/lib/services/service-accounts/issue-account-token';

type Rotation<Account> = { kind: PlaceKind; uuid: string; read: (tx: Ctx, uuid: string) => Promise<Account> };

/** Gives a service account a new token in place of the one before. @throws not_found; not_allowed; moved_on for one that is closed */
export function rotateApiKey<Account>(
  ctx: Ctx,
  operation: string,
  { kind, read, uuid }: Rotation<Account>,
): Promise<Account> {
  return change(ctx, { operation, subjectType: 'service_account' }, async (tx) => {
    const { user_id } = await holdAccount(tx, kind, uuid);
    const token = await issueAccountToken(tx, user_id);
    return changed({ ...(await read(tx, uuid)), token }, { subjectId: uuid });
  });
}
