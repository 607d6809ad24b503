import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * Ends the service accounts that a condition on `account` finds, for good, and all their tokens; those that ended before stay
 * as they are. Their roles are the caller's to end. Inside a transaction only. A fixed number of statements.
 */
export async function endServiceAccounts(tx: Ctx, condition: Sql): Promise<void> {
  const at = sql`${tx.now}::timestamptz`;
  const ended = await tx.db.$queryRaw<{ user_id: string }[]>(sql`
    UPDATE service_account AS account SET closed_at = ${at}, modified = ${at}
    WHERE ${condition} AND account.closed_at IS NULL RETURNING account.user_id`);
  if (ended.length === 0) return;
  const userIds = ended.map(({ user_id }) => user_id);
  await tx.db.apiToken.updateMany({
    where: { user_id: { in: userIds }, revoked_at: null },
    data: { revoked_at: tx.now },
  });
  await tx.db.$executeRaw(sql`
    UPDATE user_account SET status = 'deleted', deleted_at = ${at}, suspended_at = NULL, suspended_reason = '', modified = ${at}
    WHERE id = ANY(${userIds}::uuid[]) AND status <> 'deleted'`);
  tx.emit({ type: 'roles.changed', userIds, isLoss: true });
  tx.touch({ topic: 'people' });
  tx.touch({ topic: 'members' });
}
