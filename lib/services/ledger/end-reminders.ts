import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectLife } from '@/lib/db/project-life';
import { hearsOfEnd } from '@/lib/plugins/notification-kinds/hears-of-end';
import { projectEnding } from '@/lib/plugins/notification-kinds/project-ending';
import { cancelReminders } from '@/lib/services/ledger/cancel-reminders';

/** The condition that a `project` ends on the very day on which its end was set, and who is in it is told on that day. */
export const endsOnDayOfSetting = sql`(life.today = life.effective_end_date
  AND (project.end_date_updated_at AT TIME ZONE life.zone)::date >= life.effective_end_date)`;

/**
 * Cancels those reminders of the ends of projects that a condition on `reminder` finds, that are not told yet, and whose cause is
 * gone: the date moved, the end is accepted, the project ended, or its reader lost the access. Mails about them that wait are
 * withdrawn. A fixed number of statements.
 */
export async function cancelEndReminders(tx: Ctx, condition: Sql): Promise<void> {
  const { now } = tx;
  const why = sql`CASE
    WHEN project.id IS NULL OR project.is_removed THEN 'ended'
    WHEN life.effective_end_date IS NULL OR life.effective_end_date::text <> reminder.episode THEN 'date_moved'
    WHEN project.end_accepted_at IS NOT NULL THEN 'accepted'
    WHEN life.state = 'expired' AND NOT ${endsOnDayOfSetting} THEN 'ended'
    WHEN NOT ${hearsOfEnd(sql`reminder.recipient_id`, now)} THEN 'access_lost' END`;
  await cancelReminders(
    tx,
    sql`
    SELECT reminder.id, ${why} AS why
    FROM reminder
    LEFT JOIN project ON project.id = reminder.object_id
    LEFT JOIN customer ON customer.id = project.customer_id
    ${projectLife(now)}
    WHERE reminder.kind = ${projectEnding.id} AND reminder.status = 'SCHEDULED' AND ${condition}`,
  );
}
