import type { InputOf } from '@/lib/contracts/operation';
import { type AllPaused, changeAllPausedOperation } from '@/lib/contracts/rules/versions';
import { callerId } from '@/lib/core/caller-id';
import { nextTick } from '@/lib/core/next-tick';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { RULE_WORK_TIMEOUT_MS } from '@/lib/services/rules/lifecycle/end-rule-work';
import { postponeWarnings } from '@/lib/services/rules/lifecycle/postpone-warnings';
import { readAllPaused } from '@/lib/services/rules/lifecycle/read-all-paused';
import { cancelOpenRuns } from '@/lib/services/rules/runs/cancel-open-runs';
import { lockRuleLists } from '@/lib/services/rules/runs/lock-rule-lists';

/** Pauses all rules and cancels their open runs, or lets them run again: times that passed meanwhile are not made up for. */
export function changeAllPaused(
  ctx: Ctx,
  { note, paused }: InputOf<typeof changeAllPausedOperation>,
): Promise<AllPaused> {
  return change(
    ctx,
    { operation: changeAllPausedOperation.id, subjectType: 'scheduled_rules', timeoutMs: RULE_WORK_TIMEOUT_MS },
    async (tx) => {
      await lockRuleLists(tx);
      const before = await readAllPaused(tx);
      if (before.paused === paused && before.note === note) return unchanged(before);
      const by_id = callerId(tx);
      const row = { paused, note, by_id, at: tx.now };
      await tx.db.rulesPause.upsert({ where: { id: 1 }, create: row, update: row });
      if (paused) await cancelOpenRuns(tx, sql`TRUE`, { reason: 'all_paused', note });
      else if (before.paused) await goOn(tx);
      const facts = { paused: { from: before.paused, to: paused } };
      return changed(await readAllPaused(tx), { subjectId: null, facts, touches: [{ topic: 'rules' }] });
    },
  );
}

type Active = { id: string; cron: string; time_zone: string; next_run_at: Date | null; is_broken: boolean };

/** Nobody else pauses or archives a rule until this has ended. */
async function goOn(tx: Ctx): Promise<void> {
  const rules = await tx.db.$queryRaw<Active[]>(sql`
    SELECT id, cron, time_zone, next_run_at, is_broken FROM scheduled_rule
    WHERE status = 'active' ORDER BY id FOR UPDATE`);
  const late = rules.flatMap(({ cron, id, next_run_at, time_zone }) => {
    if (next_run_at === null || next_run_at > tx.now) return [];
    return [{ id, next_run_at: nextTick(cron, tx.now, time_zone) }];
  });
  await tx.db.$executeRaw(sql`
    UPDATE scheduled_rule AS rule SET next_run_at = late.next_run_at
    FROM jsonb_to_recordset(${JSON.stringify(late)}::jsonb) AS late (id uuid, next_run_at timestamptz) WHERE rule.id = late.id`);
  const whole = rules.filter(({ is_broken }) => !is_broken);
  await postponeWarnings(
    tx,
    whole.map(({ id }) => id),
  );
}
