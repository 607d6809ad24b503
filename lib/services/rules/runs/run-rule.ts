import type { InputOf } from '@/lib/contracts/operation';
import { runRuleOperation } from '@/lib/contracts/rules/rules';
import type { RuleRun } from '@/lib/contracts/rules/runs';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { requireWhole } from '@/lib/services/rules/definition/require-whole';
import { holdRule, requireStatus, requireUnbroken } from '@/lib/services/rules/lifecycle/hold-rule';
import { readRunRow } from '@/lib/services/rules/runs/run-row';

const open = ['queued', 'running', 'quarantined', 'waiting_for_approval'];

/**
 * Starts a run of an active rule now. @throws not_found; moved_on while the rule is not active, has an open run, or everything is
 * paused; rule_broken naming what is gone
 */
export function runRule(ctx: Ctx, { id }: InputOf<typeof runRuleOperation>): Promise<RuleRun> {
  return change(ctx, { operation: runRuleOperation.id, subjectType: 'scheduled_rule' }, async (tx) => {
    const held = await holdRule(tx, id);
    requireStatus(held, ['active']);
    requireUnbroken(held);
    const throwMovedOn = (detail: string) => {
      throw new DomainError('moved_on', { detail });
    };
    if ((await tx.db.rulesPause.count({ where: { paused: true } })) > 0) throwMovedOn('All rules are paused.');
    const [other] = await tx.db.ruleRun.findMany({ where: { rule_id: id, state: { in: open } }, take: 1 });
    if (other !== undefined) throwMovedOn(openWords[other.state] ?? 'The rule is running already.');
    const stored = await readVersion(tx, id, held.version);
    if (stored !== undefined) await requireWhole(tx, stored.definition);
    const started_by_id = callerId(tx);
    const data = { rule_id: id, version: held.version, trigger: 'manual', started_at: tx.now, started_by_id };
    const run = await tx.db.ruleRun.create({ data });
    const touches = [{ topic: 'rules' }] as const;
    const events = [{ type: 'rules.requested' }] as const;
    return changed(await readRunRow(tx, run.id), { subjectId: id, facts: { run_id: run.id }, touches, events });
  });
}

const openWords: Readonly<Record<string, string>> = {
  quarantined: 'A run of the rule is in quarantine.',
  waiting_for_approval: 'A run of the rule waits for approval.',
};
