import { type Priority, priorities } from '@/lib/contracts/alerts/priorities';
import { LATE_AFTER_MINUTES } from '@/lib/contracts/history/reminders';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { addEvent } from '@/lib/services/jobs/add-event';
import { insertMessages, type NewMessage } from '@/lib/services/messages/notify';

/** A message and the reminders that it tells. */
export type ReminderMessage = { message: NewMessage & { dedupe_key: string }; reminderIds: readonly string[] };

/**
 * Queues messages, and notes in the ledger which of them tells each reminder. One statement besides the request to deliver: what it
 * adds it knows by itself, and a message that was there before is looked up by its key, because statistics from before a large run
 * would have all messages read.
 */
export async function queueReminders(tx: Ctx, reminderMessages: readonly ReminderMessage[]): Promise<void> {
  if (reminderMessages.length === 0) return;
  const messages = reminderMessages.map(({ message }) => message);
  const remindersByKey = reminderMessages.map(({ message, reminderIds }) => ({
    key: message.dedupe_key,
    ids: reminderIds,
  }));
  await tx.db.$executeRaw(sql`
    WITH added AS (${insertMessages(tx, messages)} RETURNING id, dedupe_key),
    told AS MATERIALIZED (
      SELECT unnest(given.ids) AS id, coalesce(added.id, known.id) AS message_id
      FROM jsonb_to_recordset(${JSON.stringify(remindersByKey)}::jsonb) AS given (key text, ids uuid[])
      LEFT JOIN added ON added.dedupe_key = given.key
      LEFT JOIN LATERAL (SELECT message.id FROM outbox_message AS message WHERE added.id IS NULL AND message.dedupe_key = given.key OFFSET 0) AS known ON true)
    UPDATE reminder SET outbox_message_id = told.message_id, modified = ${tx.now}::timestamptz
    FROM told WHERE reminder.id = told.id AND reminder.status = 'SCHEDULED'`);
  await addEvent(tx, { type: 'delivery.requested' });
  tx.touch({ topic: 'reminders' });
}

/** A reminder that is not told, and why. */
export type Stopped = { id: string; why: string };

/** How many reminders were told, and how many of these late; which were not. */
export type QueuedReminders = { told: number; late: number; stopped: Stopped[] };

/** What `queueEachReminder` has to know of a mail of a kind about `reminder`, beside `why` and its facts. */
export function mailAbout({ id, priority }: { id: string; priority: Priority }): Sql {
  return sql`reminder.id AS reminder_id, ${id}::text AS kind, reminder.recipient_id AS user_id, ${priorities.indexOf(priority) + 1}::int AS priority_rank`;
}

/**
 * Queues a mail for each reminder of a query that waits to be told, and notes it in the ledger. The query selects `mailAbout`, why it is
 * not told, if so, and the facts of the kind: they don't pass through this process, however many there are. One statement besides the
 * request to deliver.
 */
export async function queueEachReminder(tx: Ctx, mails: Sql, resentBecause?: string): Promise<QueuedReminders> {
  const now = sql`${tx.now}::timestamptz`;
  const because = resentBecause === undefined ? empty : sql`, 'resent_because', ${resentBecause}::text`;
  const isWaiting = sql`reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL`;
  const [done = { told: 0, late: 0, stopped: [] }] = await tx.db.$queryRaw<QueuedReminders[]>(sql`
    WITH mail AS MATERIALIZED (${mails}), told AS (
      UPDATE reminder SET outbox_message_id = uuid_v7(), modified = ${now} FROM mail
      WHERE reminder.id = mail.reminder_id AND mail.why IS NULL AND ${isWaiting}
      RETURNING mail.*, reminder.outbox_message_id, reminder.scheduled_for),
    queued AS (
      INSERT INTO outbox_message (id, topic, kind, user_id, subject_type, subject_id, payload, created)
      SELECT outbox_message_id, 'mail', kind, user_id, 'reminder', reminder_id::text, jsonb_build_object(
        'about', 'reminder:' || reminder_id, 'priority_rank', priority_rank, 'facts', facts${because}), ${now} FROM told)
    SELECT count(*)::int AS told,
      count(*) FILTER (WHERE scheduled_for < ${now} - make_interval(mins => ${LATE_AFTER_MINUTES}::int))::int AS late,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', reminder_id, 'why', why)), '[]') FROM mail WHERE why IS NOT NULL) AS stopped
    FROM told`);
  if (done.told === 0) return done;
  await addEvent(tx, { type: 'delivery.requested' });
  tx.touch({ topic: 'reminders' });
  return done;
}
