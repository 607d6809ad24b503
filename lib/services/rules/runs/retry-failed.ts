import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readActing } from '@/lib/services/rules/runs/acting';
import { endAgain } from '@/lib/services/rules/runs/end-run';
import { handleRows } from '@/lib/services/rules/runs/handle-rows';
import { notifyOfAttention } from '@/lib/services/rules/runs/notify-of-attention';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

const BATCH = 100;

type Locked = { id: string; userId: string; state: string; episode: string; tries: number };

/** Tries again what failed and is due, run by run, while nothing keeps its rule. @returns how many were tried */
export async function retryFailed(ctx: Ctx): Promise<number> {
  const runs = await ctx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT run.id FROM rule_subject AS subject JOIN rule_run AS run ON run.id = subject.run_id
      JOIN scheduled_rule AS rule ON rule.id = run.rule_id
    WHERE subject.state = 'failed' AND subject.next_try_at <= ${ctx.now}::timestamptz AND run.ended_at IS NOT NULL
      AND rule.status = 'active' AND NOT rule.is_broken AND run.version = rule.version
      AND NOT EXISTS (SELECT FROM rules_pause WHERE paused)
    ORDER BY run.id`);
  let tried = 0;
  for (const { id } of runs) tried += await retryRun(ctx, id);
  return tried;
}

function retryRun(ctx: Ctx, runId: string): Promise<number> {
  return change(ctx, { operation: RUN_RULES, subjectType: 'scheduled_rule_run' }, async (tx) => {
    await tx.db.$executeRaw(sql`SELECT 1 FROM rule_run WHERE id = ${runId}::uuid FOR UPDATE`);
    const rows = await tx.db.$queryRaw<Locked[]>(sql`
      SELECT id, user_id AS "userId", state, episode, tries FROM rule_subject
      WHERE run_id = ${runId}::uuid AND state = 'failed' AND next_try_at <= ${tx.now}::timestamptz
      ORDER BY id LIMIT ${BATCH} FOR UPDATE`);
    if (rows.length === 0) return unchanged(0);
    const acting = await readActing(tx, runId);
    const outcomes = await handleRows(tx, acting, rows);
    await endAgain(tx, runId);
    if (outcomes.some(({ state }) => state === 'needs_attention')) await notifyOfAttention(tx, acting);
    return changed(rows.length, { subjectId: runId, facts: { retried: rows.length }, touches: [{ topic: 'rules' }] });
  });
}
