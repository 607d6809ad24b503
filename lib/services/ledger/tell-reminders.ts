import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type NewMessage, queueMessages } from '@/lib/services/messages/notify';

/** A message and the reminders that it tells. */
export type Telling = { message: NewMessage & { dedupe_key: string }; reminderIds: readonly string[] };

/** Queues messages, and notes in the ledger which of them tells each reminder. A fixed number of statements. */
export async function tellReminders(tx: Ctx, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await queueMessages(
    tx,
    tellings.map(({ message }) => message),
  );
  const told = tellings.map(({ message, reminderIds }) => ({ key: message.dedupe_key, ids: reminderIds }));
  await tx.db.$executeRaw(sql`
    WITH told AS MATERIALIZED (
      SELECT given.key, unnest(given.ids) AS id
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS given (key text, ids uuid[]))
    UPDATE reminder SET outbox_message_id = message.id, modified = ${tx.now}::timestamptz
    FROM told JOIN outbox_message AS message ON message.dedupe_key = told.key
    WHERE reminder.id = told.id AND reminder.status = 'SCHEDULED'`);
  tx.touch({ topic: 'reminders' });
}
