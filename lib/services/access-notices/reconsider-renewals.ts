import type { AccessMilestone } from '@/lib/contracts/access/requirements';
import { accessChanged } from '@/lib/core/access-changed';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { isLiveApproval } from '@/lib/services/access/live-approval';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { milestonesBefore } from '@/lib/services/access-notices/milestones-before';
import { stopReasons, whyStopped } from '@/lib/services/access-notices/renewal-groups';
import { cancelReminders } from '@/lib/services/ledger/cancel-reminders';

type Group = {
  requirement_id: string;
  submitter_id: string;
  expired_on: Date;
  label: string;
  reminders: AccessMilestone[];
};

/** The same as `rescheduleRenewals`, and what their submitters have to do follows in the same commit. */
export async function reconsiderRenewals(tx: Ctx, pairs: Sql): Promise<void> {
  await rescheduleRenewals(tx, pairs);
  await emitAccessChanged(tx, pairs);
}

/** Tells providers of actions which submitters may have something else to renew now. */
export async function emitAccessChanged(tx: Ctx, pairs: Sql): Promise<void> {
  const submitters = await tx.db.$queryRaw<{ submitter_id: string }[]>(
    sql`SELECT DISTINCT pair.submitter_id FROM (${pairs}) AS pair`,
  );
  if (submitters.length > 0) tx.emit(accessChanged(submitters.map(({ submitter_id }) => submitter_id)));
}

/**
 * Looks again at the renewal notices of pairs (requirement_id, submitter_id), which a query selects: those that something stops are
 * cancelled, and where nothing does any more they are scheduled anew. A fixed number of statements. For imports, which ask for
 * actions to be found when they have ended.
 */
export async function rescheduleRenewals(tx: Ctx, pairs: Sql): Promise<void> {
  const group = {
    requirementId: sql`reminder.object_id`,
    submitterId: sql`reminder.recipient_id`,
    expiredOn: sql`reminder.episode::timestamptz`,
  };
  await cancelReminders(
    tx,
    sql`
    SELECT reminder.id, ${whyStopped(group, tx.now)} AS why
    FROM (SELECT DISTINCT * FROM (${pairs}) AS any_pair) AS pair
    JOIN reminder ON reminder.kind = ${renewalKind} AND reminder.object_id = pair.requirement_id AND reminder.recipient_id = pair.submitter_id
    JOIN access_requirement AS requirement ON requirement.id = pair.requirement_id
    WHERE reminder.status = 'SCHEDULED'`,
  );
  await scheduleAnew(tx, await groupsToRemind(tx, pairs));
}

/** Groups that nothing stops, of submitters who are active. */
function groupsToRemind({ db, now }: Ctx, pairs: Sql): Promise<Group[]> {
  const columns = {
    requirementId: sql`live.requirement_id`,
    submitterId: sql`live.submitter_id`,
    expiredOn: sql`live.expired_on`,
  };
  return db.$queryRaw<Group[]>(sql`
    SELECT live.requirement_id, live.submitter_id, live.expired_on, ${requirementLabel} AS label, requirement.reminders
    FROM (
      SELECT DISTINCT approval.requirement_id, approval.submitter_id, approval.expired_on
      FROM (SELECT DISTINCT * FROM (${pairs}) AS any_pair) AS pair
      JOIN access_approval AS approval ON approval.requirement_id = pair.requirement_id AND approval.submitter_id = pair.submitter_id
      WHERE approval.expired_on IS NOT NULL AND ${isLiveApproval(sql`approval`, now)}) AS live
    JOIN access_requirement AS requirement ON requirement.id = live.requirement_id
    JOIN user_account AS submitter ON submitter.id = live.submitter_id AND submitter.status = 'active'
    WHERE (${whyStopped(columns, now)}) IS NULL`);
}

/**
 * Of milestones that are not told, those ahead are scheduled, and of those that passed while something stopped them the one nearest
 * to the expiry, with its old time. What the period is too short for, and what passed before an import, stays as it is.
 */
async function scheduleAnew({ db, now }: Ctx, groups: readonly Group[]): Promise<void> {
  const desired = groups.flatMap(({ expired_on, reminders, ...group }) =>
    milestonesBefore(expired_on, reminders).map((one) => ({ ...group, ...one, episode: expired_on.toISOString() })),
  );
  if (desired.length === 0) return;
  const at = sql`${now}::timestamptz`;
  await db.$executeRaw(sql`
    WITH judged AS MATERIALIZED (
      SELECT wanted.*, latest.status, latest.reason
      FROM jsonb_to_recordset(${JSON.stringify(desired)}::jsonb) AS wanted (requirement_id uuid, submitter_id uuid, label text,
        episode text, milestone text, rank int, at timestamptz)
      LEFT JOIN LATERAL (SELECT known.status, known.reason FROM reminder AS known
        WHERE known.kind = ${renewalKind} AND known.object_id = wanted.requirement_id AND known.recipient_id = wanted.submitter_id
          AND known.episode = wanted.episode AND known.milestone = wanted.milestone
        ORDER BY known.status = 'CANCELLED', known.created DESC, known.id DESC LIMIT 1) AS latest ON true),
    passed AS (
      SELECT DISTINCT ON (requirement_id, submitter_id, episode) * FROM judged WHERE at <= ${at} AND status IS NOT NULL
      ORDER BY requirement_id, submitter_id, episode, rank DESC)
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, milestone, milestone_rank, recipient_id, scheduled_for, created, modified)
    SELECT ${renewalKind}, 'access_requirement', requirement_id, label, episode, milestone, rank, submitter_id, at, ${at}, ${at}
    FROM (
      SELECT * FROM judged WHERE at > ${at} AND (status IS NULL OR status = 'CANCELLED')
      UNION ALL
      SELECT * FROM passed WHERE status = 'CANCELLED' AND reason = ANY(${[...stopReasons]}::text[])) AS due
    ON CONFLICT DO NOTHING`);
}
