import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { rescheduleRenewals } from '@/lib/services/access-notices/reconsider-renewals';
import { cancelReminders } from '@/lib/services/ledger/cancel-reminders';

/** What a milestone of `span` is called, as nameOfMilestone has it. */
const name = sql`(SELECT length.value || ' ' || CASE length.value WHEN '1' THEN rtrim(length.key, 's') ELSE length.key END
  FROM jsonb_each_text(span) AS length)`;

/** Brings the notices of requirements in line with their reminders: of milestones that are gone none is told, and new ones ahead are. */
export async function followReminders(tx: Ctx, requirementIds: readonly string[]): Promise<void> {
  if (requirementIds.length === 0) return;
  const ids = sql`ANY(${[...requirementIds]}::uuid[])`;
  await cancelReminders(
    tx,
    sql`
    SELECT reminder.id, CASE WHEN NOT EXISTS (SELECT FROM jsonb_array_elements(requirement.reminders) AS span
      WHERE ${name} = reminder.milestone) THEN 'schedule_changed' END AS why
    FROM access_requirement AS requirement JOIN reminder ON reminder.kind = ${renewalKind} AND reminder.object_id = requirement.id
    WHERE requirement.id = ${ids} AND reminder.status = 'SCHEDULED'`,
  );
  await rescheduleRenewals(
    tx,
    sql`SELECT approval.requirement_id, approval.submitter_id FROM access_approval AS approval WHERE approval.requirement_id = ${ids}`,
  );
}
