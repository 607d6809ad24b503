import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { withdrawReminded } from '@/lib/services/ledger/withdraw-reminded';

/** Mails on their way, or there already, tell what they tell. */
const isOnItsWay = sql`EXISTS (SELECT FROM delivery WHERE delivery.outbox_message_id = reminder.outbox_message_id
  AND delivery.state NOT IN ('queued', 'suppressed'))`;

/**
 * Cancels scheduled notices for the reason that a query gives them: it selects (id, why), and those without a reason stay. Mails that
 * wait to tell them are withdrawn. A fixed number of statements; says how many.
 */
export async function cancelNotices(tx: Ctx, judged: Sql): Promise<number> {
  const cancelled = await tx.db.$queryRaw<{ outbox_message_id: string | null; reason: string }[]>(sql`
    WITH judged AS MATERIALIZED (${judged})
    UPDATE reminder SET status = 'CANCELLED', reason = judged.why, modified = ${tx.now}::timestamptz
    FROM judged
    WHERE reminder.id = judged.id AND judged.why IS NOT NULL AND reminder.status = 'SCHEDULED' AND NOT ${isOnItsWay}
    RETURNING reminder.outbox_message_id, reminder.reason`);
  await withdrawReminded(tx, cancelled);
  return cancelled.length;
}
