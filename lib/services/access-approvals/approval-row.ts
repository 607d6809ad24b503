import { can } from '@/lib/auth/permissions';
import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { RowShape } from '@/lib/db/row-shape';
import { isLiveApproval } from '@/lib/services/access/live-approval';
import { requirementLabel } from '@/lib/services/access/requirement-row';

/** A row of `access_approval AS approval` as it is at an instant. */
export function approvalRow(now: Date): RowShape {
  return {
    id: sql`approval.id`,
    tables: sql`access_approval AS approval`,
    joins: sql`
      JOIN access_requirement AS requirement ON requirement.id = approval.requirement_id
      JOIN user_account AS submitter ON submitter.id = approval.submitter_id
      JOIN user_account AS accessor ON accessor.id = approval.accessor_id`,
    json: sql`json_build_object('id', approval.id, 'external_id', approval.external_id, 'requirement_id', approval.requirement_id,
      'requirement_version', approval.version, 'label', ${requirementLabel}, 'submitter_id', approval.submitter_id,
      'submitter_name', submitter.full_name, 'accessor_id', approval.accessor_id, 'accessor_name', accessor.full_name,
      'state', approval.state, 'is_live', ${isLiveApproval(sql`approval`, now)}, 'expired_on', approval.expired_on,
      'episode', approval.episode, 'ended_at', approval.ended_at, 'ended_by', approval.ended_by, 'modified', approval.modified)`,
  };
}

/** The condition that the caller reads `approval`: one they have, or through which others have access by them, or all. */
export function isReadableApproval(ctx: Ctx): Sql {
  if (can(ctx.actor, 'ACCESS_COMMITTEE_OR_SUPPORT')) return sql`TRUE`;
  const caller = sql`${callerId(ctx)}::uuid`;
  return sql`(approval.accessor_id = ${caller} OR approval.submitter_id = ${caller})`;
}
