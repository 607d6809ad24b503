import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { type PlannedGroup, planRenewals, planRevocations } from '@/lib/services/access-notices/plan-notices';
import { rescheduleRenewals } from '@/lib/services/access-notices/reconsider-renewals';
import { cancelReminders } from '@/lib/services/ledger/cancel-reminders';

/**
 * What follows from approvals that an import has just stored: their history, and their notices as at an approval. What passed before
 * the import, and what it ended, is told to nobody. A fixed number of statements.
 */
export async function followImportedApprovals(tx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const imported = sql`approval.id = ANY(${[...ids]}::uuid[])`;
  await noteEpisodes(tx, ids);
  await cancelReminders(
    tx,
    sql`
    SELECT reminder.id, CASE WHEN approval.state = 'REVOKED' THEN 'imported' WHEN reminder.episode <> approval.episode::text THEN 'renewed' END AS why
    FROM access_approval AS approval JOIN reminder ON reminder.kind = ${revokedKind} AND reminder.object_id = approval.id
    WHERE ${imported} AND reminder.status = 'SCHEDULED' AND approval.ended_by IS DISTINCT FROM 'expiry'`,
  );
  await planRevocations(tx, imported, 'imported');
  const groups = await tx.db.$queryRaw<PlannedGroup[]>(sql`
    SELECT DISTINCT approval.requirement_id AS "requirementId", approval.submitter_id AS "submitterId", approval.expired_on AS "expiredOn",
      ${requirementLabel} AS label, requirement.reminders
    FROM access_approval AS approval JOIN access_requirement AS requirement ON requirement.id = approval.requirement_id
    WHERE ${imported} AND approval.state = 'APPROVED' AND approval.expired_on IS NOT NULL`);
  await planRenewals(tx, groups, 'imported');
  await rescheduleRenewals(
    tx,
    sql`
    SELECT other.requirement_id, other.submitter_id
    FROM access_approval AS approval JOIN access_approval AS other
      ON other.requirement_id = approval.requirement_id AND other.accessor_id = approval.accessor_id
    WHERE ${imported}`,
  );
}

/** Ends the episodes that are over, notes those that began, and the expiry that one says which stays ended. Two statements. */
async function noteEpisodes({ db, now }: Ctx, ids: readonly string[]): Promise<void> {
  const at = sql`${now}::timestamptz`;
  await db.$executeRaw(sql`
    UPDATE access_approval_history AS history
    SET until = CASE WHEN history.episode = approval.episode THEN approval.ended_at ELSE least(history.expired_on, ${at}) END,
      ended_by = CASE WHEN history.episode < approval.episode AND history.expired_on <= ${at} THEN 'expiry' ELSE 'import' END
    FROM access_approval AS approval
    WHERE approval.id = ANY(${[...ids]}::uuid[]) AND history.approval_id = approval.id AND history.until IS NULL
      AND (history.episode < approval.episode OR approval.state = 'REVOKED')`);
  await db.$executeRaw(sql`
    INSERT INTO access_approval_history AS history (approval_id, episode, began_at, until, expired_on, requirement_version, ended_by)
    SELECT approval.id, approval.episode, CASE approval.episode WHEN 1 THEN least(approval.created, approval.ended_at) ELSE ${at} END,
      approval.ended_at, approval.expired_on, approval.version, approval.ended_by
    FROM access_approval AS approval WHERE approval.id = ANY(${[...ids]}::uuid[])
    ON CONFLICT (approval_id, episode) DO UPDATE SET expired_on = excluded.expired_on
    WHERE history.expired_on IS DISTINCT FROM excluded.expired_on`);
}
