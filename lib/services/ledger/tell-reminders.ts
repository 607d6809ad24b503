import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { addEvent } from '@/lib/services/jobs/add-event';
import { insertMessages, type NewMessage } from '@/lib/services/messages/notify';

/** A message and the reminders that it tells. */
export type Telling = { message: NewMessage & { dedupe_key: string }; reminderIds: readonly string[] };

/**
 * Queues messages, and notes in the ledger which of them tells each reminder. One statement besides the request to deliver: what it
 * adds it knows by itself, and a message that was there before is looked up by its key, because statistics from before a large run
 * would have all messages read.
 */
export async function tellReminders(tx: Ctx, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  const messages = tellings.map(({ message }) => message);
  const told = tellings.map(({ message, reminderIds }) => ({ key: message.dedupe_key, ids: reminderIds }));
  await tx.db.$executeRaw(sql`
    WITH added AS (${insertMessages(tx, messages)} RETURNING id, dedupe_key),
    told AS MATERIALIZED (
      SELECT unnest(given.ids) AS id, coalesce(added.id, known.id) AS message_id
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS given (key text, ids uuid[])
      LEFT JOIN added ON added.dedupe_key = given.key
      LEFT JOIN LATERAL (SELECT message.id FROM outbox_message AS message WHERE added.id IS NULL AND message.dedupe_key = given.key OFFSET 0) AS known ON true)
    UPDATE reminder SET outbox_message_id = told.message_id, modified = ${tx.now}::timestamptz
    FROM told WHERE reminder.id = told.id AND reminder.status = 'SCHEDULED'`);
  await addEvent(tx, { type: 'delivery.requested' });
  tx.touch({ topic: 'reminders' });
}
