import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isLiveApproval } from '@/lib/services/access/live-approval';

/** How access ends; `discloseReason` where the person may read the reason. */
type Ending = { endedBy: 'submission' | 'committee'; reason?: string; discloseReason?: boolean };

/** An approval that was ended. */
export type EndedApproval = {
  id: string;
  requirement_id: string;
  submitter_id: string;
  accessor_id: string;
  episode: number;
};

/** Ends the live approvals that a condition on `approval` finds, now, and notes it in their history. One statement. */
export function endApprovals(
  tx: Ctx,
  condition: Sql,
  { endedBy, reason = '', discloseReason = false }: Ending,
): Promise<EndedApproval[]> {
  const at = sql`${tx.now}::timestamptz`;
  return tx.db.$queryRaw<EndedApproval[]>(sql`
    WITH ended AS (
      UPDATE access_approval AS approval SET state = 'REVOKED', ended_at = ${at}, ended_by = ${endedBy}, modified = ${at}
      WHERE ${isLiveApproval(sql`approval`, tx.now)} AND ${condition}
      RETURNING approval.id, approval.requirement_id, approval.submitter_id, approval.accessor_id, approval.episode),
    noted AS (
      UPDATE access_approval_history AS history SET until = ${at}, ended_by = ${endedBy}, by_id = ${callerId(tx)}::uuid,
        reason = ${reason}, tell_reason = ${discloseReason}
      FROM ended WHERE history.approval_id = ended.id AND history.episode = ended.episode)
    SELECT * FROM ended`);
}
