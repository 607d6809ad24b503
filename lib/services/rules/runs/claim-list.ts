import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Acting } from '@/lib/services/rules/runs/acting';

/**
 * Claims everyone on the list of a run, which acts from now on. Whom another rule has claimed meanwhile is skipped. The caller holds
 * the lock of lists. The approvals that it uses, a condition on
 * `approval`, are used up.
 */
export async function claimList(tx: Ctx, { runId }: Acting, uses: Sql): Promise<void> {
  await tx.db.$executeRaw(sql`
    WITH used AS (
      UPDATE rule_approval AS approval SET run_id = ${runId}::uuid WHERE ${uses} RETURNING approval.id)
    UPDATE rule_run SET state = 'running', lease_id = NULL, heartbeat_at = NULL,
      approval_id = coalesce((SELECT id FROM used ORDER BY id DESC LIMIT 1), approval_id)
    WHERE id = ${runId}::uuid`);
  await tx.db.$executeRaw(sql`
    WITH looked AS (
        SELECT subject.id, subject.state, EXISTS (SELECT FROM rule_subject AS other WHERE other.user_id = subject.user_id
          AND other.state IN ('claimed', 'warned') AND other.id <> subject.id) AS is_taken
        FROM rule_run_person AS listed JOIN rule_subject AS subject ON subject.id = listed.subject_id
        WHERE listed.run_id = ${runId}::uuid AND listed.outcome = 'listed'),
      skipped AS (
        UPDATE rule_run_person AS listed SET outcome = 'skipped' FROM looked
        WHERE listed.run_id = ${runId}::uuid AND listed.subject_id = looked.id AND looked.state = 'listed' AND looked.is_taken)
    UPDATE rule_subject AS subject SET at = ${tx.now}::timestamptz, run_id = ${runId}::uuid,
      state = CASE WHEN looked.is_taken THEN 'skipped' ELSE 'claimed' END,
      reason = CASE WHEN looked.is_taken THEN 'claimed' ELSE '' END
    FROM looked WHERE subject.id = looked.id AND looked.state = 'listed'`);
  tx.touch({ topic: 'rules' });
  tx.emit({ type: 'rules.requested' });
  tx.emit({ type: 'rule_runs.changed', runIds: [runId] });
}
