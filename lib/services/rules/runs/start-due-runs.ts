import { countTicks, latestTick, nextTick } from '@/lib/core/next-tick';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { standingOf } from '@/lib/services/rules/matching/ledger-standing';
import { isUsable, staysApproved } from '@/lib/services/rules/runs/approved-people';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

const LATE_MS = 5 * 60_000;
const MOST_MISSED = 100_000;

type DueRule = { id: string; version: number; cron: string; time_zone: string; next_run_at: Date; is_broken: boolean };

/** Makes the run of every active rule that is due: one for all the times that were missed. One transaction for each. */
export async function startDueRuns(ctx: Ctx): Promise<number> {
  const due = await ctx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM scheduled_rule WHERE status = 'active' AND next_run_at <= ${ctx.now}::timestamptz
      AND NOT EXISTS (SELECT FROM rules_pause WHERE paused)
    ORDER BY run_order, name, id`);
  let started = 0;
  for (const { id } of due) if (await startDueRun(ctx, id)) started += 1;
  return started;
}

function startDueRun(ctx: Ctx, id: string): Promise<boolean> {
  return change(ctx, { operation: RUN_RULES, subjectType: 'scheduled_rule_run' }, async (tx) => {
    const [rule] = await tx.db.$queryRaw<DueRule[]>(sql`
      SELECT id, version, cron, time_zone, next_run_at, is_broken FROM scheduled_rule
      WHERE id = ${id}::uuid AND status = 'active' AND next_run_at <= ${tx.now}::timestamptz
        AND NOT EXISTS (SELECT FROM rules_pause WHERE paused) FOR UPDATE`);
    if (rule === undefined) return unchanged(false);
    const next_run_at = nextTick(rule.cron, tx.now, rule.time_zone);
    await tx.db.scheduledRule.update({ where: { id }, data: { next_run_at } });
    const open = { rule_id: id, state: { in: ['queued', 'running', 'quarantined'] } };
    if (rule.is_broken || (await tx.db.ruleRun.count({ where: open })) > 0) return unchanged(false);
    if (!(await hasPeopleToActOn(tx, rule))) return unchanged(false);
    const tick_at = latestTick(rule.cron, tx.now, rule.time_zone) ?? rule.next_run_at;
    const missed_ticks = missedTicks(rule, tick_at);
    const is_late = missed_ticks > 0 || tx.now.getTime() - tick_at.getTime() > LATE_MS;
    const data = { rule_id: id, version: rule.version, trigger: 'schedule', started_at: tx.now };
    const run = await tx.db.ruleRun.create({ data: { ...data, tick_at, missed_ticks, is_late } });
    return changed(true, { subjectId: run.id, facts: { rule_id: id }, touches: [{ topic: 'rules' }] });
  });
}

/** While a run of the rule waits, only people whose approval is valid already are acted on or warned. */
async function hasPeopleToActOn(tx: Ctx, { id, time_zone: timeZone, version }: DueRule): Promise<boolean> {
  if ((await tx.db.ruleRun.count({ where: { rule_id: id, state: 'waiting_for_approval' } })) === 0) return true;
  const stored = await readVersion(tx, id, version);
  if (stored === undefined) throw new Error('A rule has no version.');
  const { isDue } = standingOf(stored.definition, { at: tx.now, timeZone });
  const [found] = await tx.db.$queryRaw<{ is_approved: boolean }[]>(sql`
    SELECT EXISTS (SELECT FROM rule_approval AS approval WHERE ${isUsable({ ruleId: id, version: stored }, tx.now)})
      OR EXISTS (SELECT FROM rule_subject AS ledger WHERE ledger.rule_id = ${id}::uuid
        AND ledger.state IN ('warned', 'needs_attention') AND ${isDue}
        AND ${staysApproved(sql`ledger`, { timeZone }, tx.now)}) AS is_approved`);
  return found?.is_approved === true;
}

/** How many ticks lie before the newest that is due. */
function missedTicks({ cron, next_run_at, time_zone }: DueRule, newest: Date): number {
  return countTicks(cron, { from: next_run_at, to: newest, timeZone: time_zone, most: MOST_MISSED });
}
