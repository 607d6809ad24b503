import type { AccessMilestone } from '@/lib/contracts/access/requirements';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { milestonesBefore } from '@/lib/services/access-notices/milestones-before';

/** A group to plan for: whose access to what expires when. */
export type PlannedGroup = {
  requirementId: string;
  submitterId: string;
  label: string;
  expiredOn: Date;
  reminders: readonly AccessMilestone[];
};

/** Why what has passed already is not told: the period is too short for it, or it came with an import. */
export type WhyPassed = 'period_too_short' | 'imported';

/** Plans the renewal notices of groups that have none yet, one for each milestone. One statement. */
export async function planRenewals(
  { db, now }: Ctx,
  groups: readonly PlannedGroup[],
  whyPassed: WhyPassed,
): Promise<void> {
  const planned = groups.flatMap(({ expiredOn, label, reminders, requirementId, submitterId }) =>
    milestonesBefore(expiredOn, reminders).map((one) => ({
      ...one,
      requirement_id: requirementId,
      submitter_id: submitterId,
      label,
      episode: expiredOn.toISOString(),
    })),
  );
  if (planned.length === 0) return;
  const at = sql`${now}::timestamptz`;
  const isPast = sql`planned.at <= ${at}`;
  await db.$executeRaw(sql`
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, milestone, milestone_rank, recipient_id, scheduled_for,
      status, reason, created, modified)
    SELECT ${renewalKind}, 'access_requirement', planned.requirement_id, planned.label, planned.episode, planned.milestone,
      planned.rank, planned.submitter_id, planned.at, CASE WHEN ${isPast} THEN 'CANCELLED' ELSE 'SCHEDULED' END,
      CASE WHEN ${isPast} THEN ${whyPassed} END, ${at}, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) AS planned (requirement_id uuid, submitter_id uuid, label text,
      episode text, milestone text, rank int, at timestamptz)
    WHERE NOT EXISTS (SELECT FROM reminder AS known WHERE known.kind = ${renewalKind} AND known.object_id = planned.requirement_id
      AND known.recipient_id = planned.submitter_id AND known.episode = planned.episode AND known.milestone = planned.milestone)
    ON CONFLICT DO NOTHING`);
}

/** Plans the notices of the ends of those approvals that a condition on `approval` finds and that expire, for their accessors. One statement. */
export async function planRevocations({ db, now }: Ctx, condition: Sql, whyPassed: WhyPassed): Promise<void> {
  const at = sql`${now}::timestamptz`;
  const isPast = sql`approval.expired_on <= ${at}`;
  await db.$executeRaw(sql`
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, recipient_id, scheduled_for, status, reason, created, modified)
    SELECT ${revokedKind}, 'access_approval', approval.id, ${requirementLabel}, approval.episode::text, approval.accessor_id,
      approval.expired_on, CASE WHEN ${isPast} THEN 'CANCELLED' ELSE 'SCHEDULED' END, CASE WHEN ${isPast} THEN ${whyPassed} END, ${at}, ${at}
    FROM access_approval AS approval JOIN access_requirement AS requirement ON requirement.id = approval.requirement_id
    WHERE ${condition} AND approval.state = 'APPROVED' AND approval.expired_on IS NOT NULL
      AND NOT EXISTS (SELECT FROM reminder AS known WHERE known.kind = ${revokedKind} AND known.object_id = approval.id
        AND known.episode = approval.episode::text)
    ON CONFLICT DO NOTHING`);
}
