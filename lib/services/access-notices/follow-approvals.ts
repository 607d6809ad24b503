import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import type { EndedApproval } from '@/lib/services/access/end-approvals';
import type { Grant } from '@/lib/services/access/grant-access';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { planRenewals, planRevocations } from '@/lib/services/access-notices/plan-notices';
import { cancelReminders } from '@/lib/services/ledger/cancel-reminders';

/** Plans the notices of access that was given just now; what the episodes before it were to tell is cancelled. */
export async function followGrant(
  tx: Ctx,
  { accessorIds, expiredOn, requirementId, submitterId }: Grant,
  requirement: AccessRequirement,
): Promise<void> {
  const granted = sql`approval.requirement_id = ${requirementId}::uuid AND approval.submitter_id = ${submitterId}::uuid
    AND approval.accessor_id = ANY(${[...accessorIds]}::uuid[])`;
  await cancelReminders(
    tx,
    sql`
    SELECT reminder.id, 'renewed' AS why
    FROM access_approval AS approval JOIN reminder ON reminder.kind = ${revokedKind} AND reminder.object_id = approval.id
    WHERE ${granted} AND reminder.status = 'SCHEDULED' AND reminder.episode <> approval.episode::text`,
  );
  await planRevocations(tx, granted, 'period_too_short');
  if (expiredOn === null || accessorIds.length === 0) return;
  const { label, reminders } = requirement;
  await planRenewals(tx, [{ requirementId, submitterId, label, expiredOn, reminders }], 'period_too_short');
}

/** Makes the notices of access that was ended just now due; where none was planned they are made. Two statements. */
export async function followEnds({ db, now }: Ctx, ended: readonly EndedApproval[]): Promise<void> {
  if (ended.length === 0) return;
  const at = sql`${now}::timestamptz`;
  const ids = sql`ANY(${ended.map(({ id }) => id)}::uuid[])`;
  await db.$executeRaw(sql`
    UPDATE reminder SET scheduled_for = ${at}, modified = ${at}
    FROM access_approval AS approval
    WHERE approval.id = ${ids} AND reminder.kind = ${revokedKind} AND reminder.object_id = approval.id
      AND reminder.episode = approval.episode::text AND reminder.status = 'SCHEDULED'`);
  await db.$executeRaw(sql`
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, recipient_id, scheduled_for, created, modified)
    SELECT ${revokedKind}, 'access_approval', approval.id, ${requirementLabel}, approval.episode::text, approval.accessor_id, ${at}, ${at}, ${at}
    FROM access_approval AS approval JOIN access_requirement AS requirement ON requirement.id = approval.requirement_id
    WHERE approval.id = ${ids}
    ON CONFLICT DO NOTHING`);
}
