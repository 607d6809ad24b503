import type { CancelReason } from '@/lib/contracts/rules/definition';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { countedNow } from '@/lib/services/rules/runs/run-row';

type Cancelling = { reason: CancelReason; note?: string };

/**
 * Cancels the open runs for which a condition on `rule_run` holds; one that acts has ended its batch by then. Who was not reached is
 * skipped, in whom it failed is not tried again, and whoever was warned before stays so. Three statements. @returns how many runs
 */
export async function cancelOpenRuns(tx: Ctx, condition: Sql, { note = '', reason }: Cancelling): Promise<number> {
  const runs = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE rule_run SET state = 'cancelled', cancel_reason = ${reason}, cancel_note = ${note},
      ended_at = ${tx.now}::timestamptz, lease_id = NULL
    WHERE ${condition} AND state IN ('queued', 'waiting_for_approval', 'quarantined', 'running') RETURNING id`);
  if (runs.length === 0) return 0;
  const ids = runs.map(({ id }) => id);
  await tx.db.$executeRaw(sql`
    WITH left_over AS (
      UPDATE rule_run_person SET outcome = 'skipped'
      WHERE run_id = ANY(${ids}::uuid[]) AND outcome = 'listed' RETURNING subject_id),
      stopped AS (
        SELECT subject_id FROM left_over
        UNION ALL SELECT subject_id FROM rule_run_person WHERE run_id = ANY(${ids}::uuid[]) AND outcome = 'failed')
    UPDATE rule_subject AS subject SET state = 'skipped', reason = 'run_cancelled', next_try_at = NULL, at = ${tx.now}::timestamptz
    FROM stopped WHERE subject.id = stopped.subject_id AND subject.state IN ('listed', 'claimed', 'failed')
      AND subject.run_id = ANY(${ids}::uuid[])`);
  await tx.db.$executeRaw(sql`
    UPDATE rule_run AS run SET counts = ${countedNow} WHERE run.id = ANY(${ids}::uuid[])`);
  tx.touch({ topic: 'rules' });
  tx.emit({ type: 'rule_runs.changed', runIds: ids });
  return runs.length;
}
