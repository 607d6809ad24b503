import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { withdrawReminded } from '@/lib/services/ledger/withdraw-reminded';

/** Mails on their way, or there already, tell what they tell. */
const isInTransit = sql`EXISTS (SELECT FROM delivery WHERE delivery.outbox_message_id = reminder.outbox_message_id
  AND (delivery.state NOT IN ('queued', 'suppressed') OR delivery.digest_message_id IS NOT NULL))`;

/**
 * Cancels scheduled reminders for the reason that a query gives them: it selects (id, why), and those without a reason stay. Mails
 * that wait to tell them are withdrawn; they are held first, so that no worker takes one between the look at it and the end of it.
 * A fixed number of statements; says how many.
 */
export async function cancelReminders(tx: Ctx, judged: Sql): Promise<number> {
  const { db, now } = tx;
  const stopped = await db.$queryRaw<{ id: string; why: string; message_id: string | null }[]>(sql`
    WITH judged AS MATERIALIZED (${judged})
    SELECT reminder.id, judged.why, reminder.outbox_message_id AS message_id FROM judged JOIN reminder ON reminder.id = judged.id
    WHERE judged.why IS NOT NULL AND reminder.status = 'SCHEDULED' ORDER BY reminder.id FOR UPDATE OF reminder`);
  if (stopped.length === 0) return 0;
  const messageIds = stopped.flatMap(({ message_id }) => (message_id === null ? [] : [message_id]));
  if (messageIds.length > 0) {
    await db.$executeRaw(sql`
      SELECT FROM delivery WHERE outbox_message_id = ANY(${messageIds}::uuid[]) AND state = 'queued' ORDER BY id FOR UPDATE`);
  }
  const cancelled = await db.$queryRaw<{ outbox_message_id: string | null; reason: string }[]>(sql`
    UPDATE reminder SET status = 'CANCELLED', reason = stopped.why, modified = ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(stopped)}::jsonb) AS stopped (id uuid, why text)
    WHERE reminder.id = stopped.id AND reminder.status = 'SCHEDULED' AND NOT ${isInTransit}
    RETURNING reminder.outbox_message_id, reminder.reason`);
  if (cancelled.length > 0) tx.touch({ topic: 'reminders' });
  await withdrawReminded(tx, cancelled);
  return cancelled.length;
}
