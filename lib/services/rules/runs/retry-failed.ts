import type { Clock } from '@/lib/core/clock';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { logFailure } from '@/lib/db/log-failure';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { standsWarned } from '@/lib/services/ledger/standing-warning';
import { type Acting, aboutActing, readActing } from '@/lib/services/rules/runs/acting';
import { concernsAll } from '@/lib/services/rules/runs/concerns-all';
import { endAgain } from '@/lib/services/rules/runs/end-run';
import { handleRows } from '@/lib/services/rules/runs/handle-rows';
import { notifyOfAttention } from '@/lib/services/rules/runs/notify-of-attention';
import { type Batch, takeBatch } from '@/lib/services/rules/runs/take-batch';

type Locked = { id: string; userId: string; state: string; episode: string; tries: number; isWarned: boolean };

/** Over `rule_run AS run` and `scheduled_rule AS rule`: nothing keeps the rule from acting. */
const mayAct = sql`rule.status = 'active' AND NOT rule.is_broken
  AND NOT EXISTS (SELECT FROM rules_pause WHERE paused)`;

/** Over `rule_subject AS subject` and the same: another version has come since it failed. */
const isPast = sql`subject.version <> rule.version`;

/** `keep` gives a sign of life for the runs of the worker. */
type Retrying = { clock: Clock; batchSize: number; keep: () => Promise<void> };

/**
 * Tries again what failed and is due, run by run, while nothing keeps its rule. What failed under an older version is left to the
 * next run, and so is whose approval has ended by now. @returns how many were tried
 */
export async function retryFailed(at: () => Ctx, { batchSize, clock, keep }: Retrying): Promise<number> {
  const { db, log, now } = at();
  await db.$executeRaw(sql`
    UPDATE rule_subject AS subject SET state = 'skipped', reason = 'rule_changed', next_try_at = NULL, at = ${now}::timestamptz
    FROM rule_run AS run, scheduled_rule AS rule
    WHERE subject.state = 'failed' AND subject.next_try_at <= ${now}::timestamptz
      AND run.id = subject.run_id AND rule.id = run.rule_id AND ${mayAct} AND ${isPast}`);
  const runs = await db.$queryRaw<{ id: string; version: number }[]>(sql`
    SELECT DISTINCT run.id, rule.version FROM rule_subject AS subject JOIN rule_run AS run ON run.id = subject.run_id
      JOIN scheduled_rule AS rule ON rule.id = run.rule_id
    WHERE subject.state = 'failed' AND subject.next_try_at <= ${now}::timestamptz AND ${mayAct} AND NOT ${isPast}
    ORDER BY run.id`);
  let tried = 0;
  for (const { id, version } of runs) {
    try {
      const acting = await readActing(at(), id, version);
      let hasMore = true;
      while (hasMore) {
        hasMore = await takeBatch(batchSize, clock, async (batch) => {
          const rows = await retryBatch(at(), acting, batch);
          tried += rows;
          return rows > 0;
        });
        await keep();
      }
    } catch (error) {
      if (concernsAll(error)) throw error;
      logFailure(log, 'error', { err: error, run_id: id }, 'people of a run could not be tried again');
    }
  }
  return tried;
}

/** @returns how many it tried */
function retryBatch(ctx: Ctx, acting: Acting, batch: Batch): Promise<number> {
  const { runId, version } = acting;
  return change(ctx, aboutActing(acting), async (tx) => {
    const free = await tx.db.$executeRaw(sql`
      SELECT FROM rule_run AS run JOIN scheduled_rule AS rule ON rule.id = run.rule_id
      WHERE run.id = ${runId}::uuid AND ${mayAct} AND rule.version = ${version.version}
      FOR UPDATE OF run FOR SHARE OF rule`);
    if (free === 0) return unchanged(0);
    const rows = await tx.db.$queryRaw<Locked[]>(sql`
      SELECT id, user_id AS "userId", state, episode, tries, ${standsWarned(sql`rule_subject`)} AS "isWarned" FROM rule_subject
      WHERE run_id = ${runId}::uuid AND state = 'failed' AND next_try_at <= ${tx.now}::timestamptz
      ORDER BY id LIMIT ${batch.size} FOR UPDATE`);
    if (rows.length === 0) return unchanged(0);
    const outcomes = await handleRows(tx, acting, rows, batch);
    await endAgain(tx, runId);
    if (outcomes.some(({ state }) => state === 'needs_attention')) await notifyOfAttention(tx, acting);
    const facts = { retried: outcomes.length };
    return changed(outcomes.length, { subjectId: runId, facts, touches: [{ topic: 'rules' }] });
  });
}
