import type { AccessMilestone } from '@/lib/contracts/access-requirements';
import { ACCESS_RENEWAL } from '@/lib/core/access-notices';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { cancelNotices } from '@/lib/services/access-notices/cancel-notices';
import { nameOfMilestone } from '@/lib/services/access-notices/milestones-before';
import { pairsOfRequirement } from '@/lib/services/access-notices/pairs-of';
import { reconsiderRenewals } from '@/lib/services/access-notices/reconsider-renewals';

/** Brings the notices of a requirement in line with its reminders: of milestones that are gone none is told, and new ones ahead are. */
export async function followReminders(
  tx: Ctx,
  requirementId: string,
  reminders: readonly AccessMilestone[],
): Promise<void> {
  const left = reminders.map(nameOfMilestone);
  await cancelNotices(
    tx,
    sql`
    SELECT reminder.id, CASE WHEN reminder.milestone <> ALL(${left}::text[]) THEN 'schedule_changed' END AS why
    FROM reminder WHERE reminder.kind = ${ACCESS_RENEWAL} AND reminder.object_id = ${requirementId}::uuid AND reminder.status = 'SCHEDULED'`,
  );
  await reconsiderRenewals(tx, pairsOfRequirement(requirementId));
}
