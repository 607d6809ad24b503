import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { inBatches } from '@/lib/services/clean-up/delete-in-batches';
import { noteExpiredRoles } from '@/lib/services/role-changes/end-roles';

const BATCH_SIZE = 500;
const TIMEOUT_MS = 120_000;

/** Ends roles whose time is over; the actions of their people are computed again in the same transaction. Says how many. */
export function endExpiredRoles(ctx: Ctx): Promise<number> {
  return inBatches(BATCH_SIZE, () => transaction(ctx, endSome, TIMEOUT_MS));
}

async function endSome(tx: Ctx): Promise<number> {
  const ended = await noteExpiredRoles(
    tx,
    sql`held.id = ANY(ARRAY(SELECT due.id FROM user_role AS due
      WHERE due.is_active AND due.expiration_time <= ${tx.now}::timestamptz ORDER BY due.id LIMIT ${BATCH_SIZE}))`,
  );
  if (ended.length === 0) return 0;
  const facts = { count: ended.length, role_ids: ended.map(({ id }) => id) };
  await recordAudit(tx, { operation: 'end_expired_roles', subjectType: 'user_role', subjectId: null, facts });
  return ended.length;
}
