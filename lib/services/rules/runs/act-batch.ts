import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import type { Acting } from '@/lib/services/rules/runs/acting';
import { endRun } from '@/lib/services/rules/runs/end-run';
import { handleRows } from '@/lib/services/rules/runs/handle-rows';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';
import type { Batch } from '@/lib/services/rules/runs/take-batch';

type Locked = { id: string; userId: string; state: string; episode: string; tries: number };

/**
 * Acts on the next people of a run, in one transaction, and ends the run after the last of them. Whoever cancels or takes over the
 * run waits until the batch has ended. @returns whether there is more to do
 */
export function actBatch(ctx: Ctx, acting: Acting, leaseId: string, batch: Batch): Promise<boolean> {
  const about = { operation: RUN_RULES, subjectType: 'scheduled_rule_run' };
  return change(ctx, about, async (tx) => {
    if (!(await beat(tx, acting.runId, leaseId))) return unchanged(false);
    const rows = await tx.db.$queryRaw<Locked[]>(sql`
      SELECT subject.id, subject.user_id AS "userId", subject.state, subject.episode, subject.tries
      FROM rule_run_person AS listed JOIN rule_subject AS subject ON subject.id = listed.subject_id
      WHERE listed.run_id = ${acting.runId}::uuid AND listed.outcome = 'listed'
      ORDER BY listed.subject_id LIMIT ${batch.size} FOR UPDATE OF subject`);
    if (rows.length === 0) {
      await endRun(tx, acting);
      return unchanged(false);
    }
    const outcomes = await handleRows(tx, acting, rows, batch);
    const counts = Object.groupBy(outcomes, ({ outcome }) => outcome);
    const facts = Object.fromEntries(Object.entries(counts).map(([outcome, of]) => [outcome, of.length]));
    return changed(true, { subjectId: acting.runId, facts, touches: [{ topic: 'rules' }] });
  });
}

/** A sign of life; false when the run was cancelled, or taken over by another worker. */
async function beat({ db, now }: Ctx, runId: string, leaseId: string): Promise<boolean> {
  const beaten = await db.$executeRaw(sql`
    UPDATE rule_run SET heartbeat_at = ${now}::timestamptz
    WHERE id = ${runId}::uuid AND lease_id = ${leaseId}::uuid AND state = 'running'`);
  return beaten === 1;
}
