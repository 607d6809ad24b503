import { can } from '@/lib/auth/permissions';
import type { listAccessHistoryOperation } from '@/lib/contracts/access/approvals';
import type { InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { personJson } from '@/lib/db/person-json';
import { descending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { readAccessApproval } from '@/lib/services/access-approvals/read-access-approval';

/** The episodes of an approval that the caller reads, newest first. @throws not_found */
export async function listAccessHistory(ctx: Ctx, { id, ...part }: InputOf<typeof listAccessHistoryOperation>) {
  const { accessor_id } = await readAccessApproval(ctx, { id });
  const isDisclosed = accessor_id === callerId(ctx) ? sql`history.tell_reason` : sql`FALSE`;
  const readsReason = can(ctx.actor, 'ACCESS_COMMITTEE_OR_SUPPORT') ? sql`TRUE` : isDisclosed;
  const episodeRow: RowShape = {
    id: sql`history.episode`,
    tables: sql`(SELECT * FROM access_approval_history WHERE approval_id = ${id}::uuid) AS history`,
    json: sql`json_build_object('episode', history.episode, 'from', history.began_at, 'until', history.until,
      'expired_on', history.expired_on, 'requirement_version', history.requirement_version, 'ended_by', history.ended_by,
      'by', ${personJson(sql`history.by_id`)}, 'reason', CASE WHEN ${readsReason} THEN nullif(history.reason, '') END)`,
  };
  return listRows(ctx.db, episodeRow, { condition: sql`TRUE`, order: [descending(sql`history.episode`)] }, part);
}
