import { can } from '@/lib/auth/permissions';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { named } from '@/lib/db/verbatim';
import { ACCESS_SUBMISSION } from '@/lib/plugins/notification-kinds/submission-decided';
import { requirementLabel } from '@/lib/services/access/requirement-row';

/** One row of `access_document AS document` as the API shows it. */
export const documentJson = sql`json_build_object('kind', document.kind, 'file_name', document.file_name, 'size', document.size,
  'sha256', document.sha256, 'uploaded_at', document.uploaded_at, 'uploaded_by', ${personJson(sql`document.uploaded_by_id`)})`;

/** A submission, as `submission`. */
export const submissionRow: RowShape = {
  id: sql`submission.id`,
  tables: sql`${named(ACCESS_SUBMISSION)} AS submission`,
  joins: sql`
    JOIN access_requirement AS requirement ON requirement.id = submission.requirement_id
    JOIN user_account AS submitter ON submitter.id = submission.submitter_id`,
  json: sql`json_build_object('id', submission.id, 'requirement_id', submission.requirement_id,
    'requirement_version', submission.requirement_version, 'label', ${requirementLabel},
    'submitter_id', submission.submitter_id, 'submitter_name', submitter.full_name, 'is_renewal', submission.is_renewal,
    'accessor_changes', (SELECT coalesce(json_agg(json_build_object('user_id', wanted.user_id, 'type', wanted.type)
        ORDER BY wanted.position), '[]') FROM access_submission_change AS wanted WHERE wanted.submission_id = submission.id),
    'documents', (SELECT coalesce(json_agg(${documentJson} ORDER BY document.kind), '[]')
        FROM access_document AS document WHERE document.submission_id = submission.id),
    'left_out', submission.left_out, 'state', submission.state,
    'rejected_reason', CASE WHEN submission.state = 'REJECTED' THEN submission.reason ELSE '' END,
    'created', submission.created, 'submitted_at', submission.submitted_at, 'reviewed_at', submission.reviewed_at,
    'reviewed_by', ${personJson(sql`submission.reviewed_by_id`)})`,
};

/** The condition that the caller reads `submission`: their own, and who reads all of access those that were submitted; staff all. */
export function isReadableSubmission(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF')) return sql`TRUE`;
  const own = sql`submission.submitter_id = ${callerId(ctx)}::uuid`;
  return can(ctx.actor, 'ACCESS_COMMITTEE_OR_SUPPORT') ? sql`(${own} OR submission.submitted_at IS NOT NULL)` : own;
}

/** One submission that the caller reads. @throws not_found */
export async function readSubmissionRow(ctx: Ctx, id: string): Promise<AccessSubmission> {
  return readRow<AccessSubmission>(
    ctx.db,
    submissionRow,
    sql`submission.id = ${id}::uuid AND ${isReadableSubmission(ctx)}`,
  );
}
