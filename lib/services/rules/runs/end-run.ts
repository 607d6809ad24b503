import type { RunState } from '@/lib/contracts/rules/definition';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import type { Acting } from '@/lib/services/rules/runs/acting';
import { keepCounts } from '@/lib/services/rules/runs/keep-counts';
import { notifyOfAttention } from '@/lib/services/rules/runs/notify-of-attention';

type Ended = Extract<RunState, 'succeeded' | 'partial' | 'failed'>;
type Outcomes = { people: number; failed: number; attention: number };

/** Ends a run that has reached everyone on its list; staff are told where somebody failed or needs attention. */
export async function endRun(tx: Ctx, acting: Acting): Promise<void> {
  const outcomes = await readOutcomes(tx, acting.runId);
  const state = stateOf(outcomes);
  await tx.db.ruleRun.update({ where: { id: acting.runId }, data: { state, ended_at: tx.now, lease_id: null } });
  await keepCounts(tx, [acting.runId]);
  tx.touch({ topic: 'rules' });
  if (outcomes.attention > 0) await notifyOfAttention(tx, acting);
  if (state === 'succeeded') return;
  const message =
    state === 'failed'
      ? 'The action failed for everyone on the list.'
      : 'The action failed for some people on the list.';
  await raiseNotification(tx, 'rule_failed', { ...acting, message });
}

/** After a later try: how the run went in all. */
export async function endAgain(tx: Ctx, runId: string): Promise<void> {
  const state = stateOf(await readOutcomes(tx, runId));
  await tx.db.ruleRun.updateMany({
    where: { id: runId, state: { in: ['succeeded', 'partial', 'failed'] } },
    data: { state },
  });
  await keepCounts(tx, [runId]);
  tx.touch({ topic: 'rules' });
}

async function readOutcomes({ db }: Ctx, runId: string): Promise<Outcomes> {
  const [found] = await db.$queryRaw<Outcomes[]>(sql`
    SELECT count(*)::int AS people, count(*) FILTER (WHERE listed.outcome = 'needs_attention')::int AS attention,
      count(*) FILTER (WHERE listed.outcome = 'failed'
        OR listed.outcome = 'needs_attention' AND subject.tries > 0)::int AS failed
    FROM rule_run_person AS listed JOIN rule_subject AS subject ON subject.id = listed.subject_id
    WHERE listed.run_id = ${runId}::uuid`);
  return found ?? { people: 0, failed: 0, attention: 0 };
}

function stateOf({ failed, people }: Outcomes): Ended {
  if (failed === 0) return 'succeeded';
  return failed === people ? 'failed' : 'partial';
}
