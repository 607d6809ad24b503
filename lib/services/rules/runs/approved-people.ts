import { addDays, dayOf } from '@/lib/core/dates';
import { type Sql, sql } from '@/lib/db/client';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import type { Acting } from '@/lib/services/rules/runs/acting';

/** After the day of which they were warned, people stay approved for so long. */
const APPROVED_DAYS = 3;

/** Over `approval`: those that a run of this version may use at an instant. */
export function isUsable({ ruleId, version }: Pick<Acting, 'ruleId' | 'version'>, now: Date): Sql {
  return sql`approval.rule_id = ${ruleId}::uuid AND approval.version = ${version.version} AND approval.run_id IS NULL
    AND approval.ended_at IS NULL AND approval.expires_at > ${now}::timestamptz`;
}

/** Whom the usable approvals name, as a relation: user_id, approved_by_id, approved_until. Of several the newest counts. */
export function approvedPeople(acting: Acting, now: Date): Sql {
  return sql`(SELECT DISTINCT ON (user_id) user_id, approval.approved_by_id, approval.expires_at AS approved_until
    FROM rule_approval AS approval CROSS JOIN unnest(approval.user_ids) AS user_id
    WHERE ${isUsable(acting, now)} ORDER BY user_id, approval.id DESC)`;
}

/** Over a row of `rule_subject`: whoever was warned was approved then, and stays so for a while; and so do those decided about. */
export function staysApproved(row: Sql, { timeZone }: Pick<Acting, 'timeZone'>, now: Date): Sql {
  const earliest = addDays(dayOf(now, timeZone), -APPROVED_DAYS);
  return sql`coalesce(${row}.approved_by_id IS NOT NULL AND (${row}.act_on IS NOT NULL
    OR (${row}.warned_at IS NOT NULL OR ${row}.state = 'warned') AND coalesce(${row}.due_on >= ${earliest}::date, true)), false)`;
}

/** Over the same: the approval of who is on a list is valid, or none is needed. */
export function isApproved(row: Sql, acting: Acting, now: Date): Sql {
  if (!needsApproval(acting.version.definition)) return sql`true`;
  return sql`(coalesce(${row}.approved_until > ${now}::timestamptz, false) OR ${staysApproved(row, acting, now)})`;
}
