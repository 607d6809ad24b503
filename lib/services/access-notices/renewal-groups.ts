import { type Sql, sql } from '@/lib/db/client';
import { hasAccessBeyond } from '@/lib/services/access/keeps-access';

/** A group as SQL: the live approvals of one requirement through one submitter that expire at one instant. */
export type GroupColumns = { requirementId: Sql; submitterId: Sql; expiredOn: Sql };

/** The reasons for which notices of a group stop, and begin again when they fall away. */
export const stopReasons = [
  'requirement_archived',
  'renewed',
  'revoked',
  'other_approval',
  'recipient_inactive',
] as const;

/** Why the renewal notices of a group stop at an instant, over `requirement`: the first reason that holds; null where none does. */
export function whyStopped({ expiredOn, requirementId, submitterId }: GroupColumns, now: Date): Sql {
  const at = sql`${now}::timestamptz`;
  const ofPair = (row: Sql) => sql`${row}.requirement_id = ${requirementId} AND ${row}.submitter_id = ${submitterId}`;
  const members = sql`access_approval AS member WHERE ${ofPair(sql`member`)} AND member.state = 'APPROVED' AND member.expired_on = ${expiredOn}`;
  const keepsAccess = hasAccessBeyond(sql`member`, now, sql`member.expired_on`);
  return sql`CASE
    WHEN requirement.archived_at IS NOT NULL THEN 'requirement_archived'
    WHEN ${expiredOn} <= ${at} THEN 'expired'
    WHEN EXISTS (SELECT FROM access_submission AS asked WHERE ${ofPair(sql`asked`)} AND asked.state = 'SUBMITTED' AND asked.is_renewal)
      THEN 'renewed'
    WHEN NOT EXISTS (SELECT FROM ${members}) THEN CASE WHEN EXISTS (
        SELECT FROM access_approval AS former JOIN access_approval_history AS past ON past.approval_id = former.id
        WHERE ${ofPair(sql`former`)} AND past.expired_on = ${expiredOn} AND (past.ended_by = 'renewal'
          OR (past.ended_by = 'import' AND past.episode < former.episode AND former.state = 'APPROVED'))) THEN 'renewed' ELSE 'revoked' END
    WHEN NOT EXISTS (SELECT FROM ${members} AND NOT ${keepsAccess}) THEN 'other_approval' END`;
}
