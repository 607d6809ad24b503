import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { inBatches } from '@/lib/services/clean-up/delete-in-batches';
import { followEndedRoles } from '@/lib/services/role-changes/end-roles';

const BATCH_SIZE = 500;
const TIMEOUT_MS = 120_000;

/** Ends roles whose time is over; the actions of their people are computed again in the same transaction. Says how many. */
export function endExpiredRoles(ctx: Ctx): Promise<number> {
  return inBatches(BATCH_SIZE, () => transaction(ctx, endSome, TIMEOUT_MS));
}

async function endSome(tx: Ctx): Promise<number> {
  const hasExpired = sql`held.is_active AND held.expiration_time <= ${tx.now}::timestamptz`;
  const ended = await tx.db.$queryRaw<{ id: string; user_id: string }[]>(sql`
    UPDATE user_role AS held SET is_active = false
    WHERE held.id = ANY(ARRAY(SELECT held.id FROM user_role AS held WHERE ${hasExpired} ORDER BY held.id LIMIT ${BATCH_SIZE}))
      AND ${hasExpired}
    RETURNING held.id, held.user_id`);
  if (ended.length === 0) return 0;
  const facts = { count: ended.length, role_ids: ended.map(({ id }) => id) };
  await recordAudit(tx, { operation: 'end_expired_roles', subjectType: 'user_role', subjectId: null, facts });
  await followEndedRoles(tx, ended, 'expired');
  return ended.length;
}
