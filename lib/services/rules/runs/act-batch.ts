import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { standsWarned } from '@/lib/services/ledger/standing-warning';
import { type Acting, aboutActing } from '@/lib/services/rules/runs/acting';
import { endRun } from '@/lib/services/rules/runs/end-run';
import { handleRows } from '@/lib/services/rules/runs/handle-rows';
import type { Batch } from '@/lib/services/rules/runs/take-batch';

type Locked = { id: string; userId: string; state: string; episode: string; tries: number; isWarned: boolean };

/** Whom a worker has reached in a run: it need not look at them again. */
export type Place = { after: string | null };

/**
 * Acts on the next people of a run, in one transaction, and ends the run after the last of them. Whoever cancels or takes over the
 * run waits until the batch has ended. @returns whether there is more to do
 */
export async function actBatch(
  ctx: Ctx,
  acting: Acting,
  { leaseId, place }: { leaseId: string; place: Place },
  batch: Batch,
): Promise<boolean> {
  let after = place.after;
  const hasMore = await change(ctx, aboutActing(acting), async (tx) => {
    if (!(await beat(tx, acting.runId, leaseId))) return unchanged(false);
    const rows = await lockNext(tx, acting.runId, batch.size, place);
    if (rows.length === 0) {
      await endRun(tx, acting);
      return unchanged(false);
    }
    const outcomes = await handleRows(tx, acting, rows, batch);
    after = outcomes.length === rows.length ? (rows.at(-1)?.id ?? null) : place.after;
    const counts = Object.groupBy(outcomes, ({ outcome }) => outcome);
    const facts = Object.fromEntries(Object.entries(counts).map(([outcome, of]) => [outcome, of.length]));
    return changed(true, { subjectId: acting.runId, facts, touches: [{ topic: 'rules' }] });
  });
  // Only once it is committed.
  place.after = after;
  return hasMore;
}

/** The next people on the list whom nobody has reached; from the beginning again where there is nobody behind a place. */
async function lockNext(tx: Ctx, runId: string, size: number, place: Place): Promise<Locked[]> {
  const isBehind = place.after === null ? empty : sql` AND listed.subject_id > ${place.after}::uuid`;
  const rows = await tx.db.$queryRaw<Locked[]>(sql`
    SELECT subject.id, subject.user_id AS "userId", subject.state, subject.episode, subject.tries,
      ${standsWarned(sql`subject`)} AS "isWarned"
    FROM rule_run_person AS listed JOIN rule_subject AS subject ON subject.id = listed.subject_id
    WHERE listed.run_id = ${runId}::uuid AND listed.outcome = 'listed'${isBehind}
    ORDER BY listed.subject_id LIMIT ${size} FOR UPDATE OF subject`);
  return rows.length > 0 || place.after === null ? rows : lockNext(tx, runId, size, { after: null });
}

/** A sign of life; false when the run was cancelled, or taken over by another worker. */
async function beat({ db, now }: Ctx, runId: string, leaseId: string): Promise<boolean> {
  const beaten = await db.$executeRaw(sql`
    UPDATE rule_run SET heartbeat_at = ${now}::timestamptz
    WHERE id = ${runId}::uuid AND lease_id = ${leaseId}::uuid AND state = 'running'`);
  return beaten === 1;
}
