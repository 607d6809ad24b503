import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectLife } from '@/lib/db/project-life';
import { projectEnding } from '@/lib/plugins/notification-kinds/project-ending';
import { cancelEndReminders } from '@/lib/services/ledger/end-reminders';
import { queueReminders, type ReminderMessage } from '@/lib/services/ledger/queue-reminders';
import { settleReminders } from '@/lib/services/ledger/settle-reminders';
import { isSuperseded, supersede } from '@/lib/services/ledger/supersede-reminders';
import { messageOf } from '@/lib/services/messages/notify';
import { planEndReminders } from '@/lib/services/project-lives/plan-end-reminders';

type Due = {
  user_id: string;
  reminder_ids: string[];
  projects: { uuid: string; name: string; last_day: string; is_in_grace: boolean }[];
};

/**
 * Notifies everybody in a project, and the owners of its customer, that it ends: 7 days and 1 day before its last day, and on
 * the first day of its grace, at 10:00 in their zone; with one message for all their projects. Each is a row of the ledger of
 * reminders. A fixed number of statements; says how many people were notified.
 */
export async function notifyOfEnds(tx: Ctx): Promise<number> {
  await settleReminders(tx);
  await cancelEndReminders(tx, sql`TRUE`);
  await planEndReminders(tx);
  // A row is there from the day of its milestone on, so whatever is planned is reached.
  const kind = sql`${projectEnding.id}`;
  await supersede(tx, sql`reminder.kind = ${kind} AND ${isSuperseded({ kind, isReached: sql`TRUE` })}`);
  const due = await findDue(tx);
  await queueReminders(tx, due.map(reminderMessageOf));
  return due.length;
}

function findDue({ db, now }: Ctx): Promise<Due[]> {
  return db.$queryRaw<Due[]>(sql`
    SELECT reminder.recipient_id AS user_id, array_agg(reminder.id::text ORDER BY reminder.id) AS reminder_ids,
      jsonb_agg(jsonb_build_object('uuid', project.id, 'name', project.name, 'last_day', life.effective_end_date,
        'is_in_grace', life.is_in_grace_period) ORDER BY life.effective_end_date, project.name, project.id) AS projects
    FROM reminder JOIN project ON project.id = reminder.object_id
    JOIN customer ON customer.id = project.customer_id ${projectLife(now)}
    WHERE reminder.kind = ${projectEnding.id} AND reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL
      AND reminder.scheduled_for <= ${now}::timestamptz
    GROUP BY reminder.recipient_id`);
}

function reminderMessageOf({ projects, reminder_ids: reminderIds, user_id }: Due): ReminderMessage {
  const dedupeKey = `${projectEnding.id}:${reminderIds[0]}`;
  const message = messageOf(projectEnding, { projects }, { to: user_id, dedupeKey });
  return { message: { ...message, dedupe_key: dedupeKey }, reminderIds };
}
