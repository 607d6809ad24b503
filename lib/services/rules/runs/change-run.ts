import type { Operation } from '@/lib/contracts/operation';
import type { RunState } from '@/lib/contracts/rules/definition';
import type { RuleRun } from '@/lib/contracts/rules/runs';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { type HeldRule, holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { lockRuleLists } from '@/lib/services/rules/runs/lock-rule-lists';
import { readRunRow } from '@/lib/services/rules/runs/run-row';

type HeldRun = { id: string; rule_id: string; version: number; state: RunState; set_hash: string; started_at: Date };

type RunChange = {
  operation: Pick<Operation, 'id'>;
  /** Of runs in these states. */
  from: readonly RunState[];
  work: (tx: Ctx, run: HeldRun, rule: HeldRule) => Promise<void>;
};

/** Changes a run by hand. @throws not_found; moved_on naming the state; what `work` throws */
export function changeRun(ctx: Ctx, id: string, { from, operation, work }: RunChange): Promise<RuleRun> {
  return change(ctx, { operation: operation.id, subjectType: 'scheduled_rule_run' }, async (tx) => {
    const found = await tx.db.ruleRun.findUnique({ where: { id }, select: { rule_id: true } });
    if (found === null) throw new DomainError('not_found');
    await lockRuleLists(tx);
    const rule = await holdRule(tx, found.rule_id);
    const [run] = await tx.db.$queryRaw<HeldRun[]>(sql`
      SELECT id, rule_id, version, state, set_hash, started_at FROM rule_run WHERE id = ${id}::uuid FOR UPDATE`);
    if (run === undefined) throw new DomainError('not_found');
    if (!from.includes(run.state)) {
      throw new DomainError('moved_on', { detail: `The run’s state is ${run.state.replaceAll('_', ' ')}.` });
    }
    await work(tx, run, rule);
    const answer = await readRunRow(tx, id);
    const facts = { state: { from: run.state, to: answer.state } };
    return changed(answer, { subjectId: id, facts, touches: [{ topic: 'rules' }] });
  });
}
