import type { RuleStatus } from '@/lib/contracts/rule-definition';
import type { ScheduledRule } from '@/lib/contracts/scheduled-rules';
import { nextTime } from '@/lib/core/cron-times';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { findReferences, missingSentence } from '@/lib/services/rules/definition/find-references';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { holdRule } from '@/lib/services/rules/hold-rule';
import { readRule } from '@/lib/services/rules/read-rule';
import { requireFreeRuleName } from '@/lib/services/rules/require-free-rule-name';
import { definitionOf, type StoredRule } from '@/lib/services/rules/rule-row';

/** A move of a rule from one status to another. */
export type RuleMove = {
  /** The id of the operation that asks for it. */
  operation: string;
  from: readonly RuleStatus[];
  to: RuleStatus;
  /** Whether a rule that names what is gone must not make it. */
  mustBeWhole?: boolean;
};

/** Moves a rule. @throws not_found; moved_on, naming the status; rule_broken with the reasons; already_exists for a taken name */
export function moveRule(
  ctx: Ctx,
  id: string,
  { from, mustBeWhole = false, operation, to }: RuleMove,
): Promise<ScheduledRule> {
  return change(ctx, { operation, subjectType: 'rule' }, async (tx) => {
    const before = await holdRule(tx, id);
    if (!from.includes(before.status)) throw new DomainError('moved_on', { detail: `The rule is ${before.status}.` });
    if (mustBeWhole) await requireWhole(tx, before);
    if (before.status === 'archived') await requireFreeRuleName(tx, before.name, id);
    const next_run_at = to === 'active' ? nextTime(before.cron, tx.now, before.time_zone) : null;
    await tx.db.scheduledRule.update({
      where: { id },
      data: { status: to, next_run_at, paused_at: to === 'paused' ? tx.now : null, modified: tx.now },
    });
    if (to === 'active') await noteActivation(tx, before);
    if (to === 'archived') {
      await tx.db.ruleApproval.updateMany({ where: { rule_id: id, ended_at: null }, data: { ended_at: tx.now } });
    }
    const facts = { status: { from: before.status, to } };
    return changed(await readRule(tx, { id }), { subjectId: id, facts, touches: [{ topic: 'rules' }] });
  });
}

async function requireWhole(tx: Ctx, rule: StoredRule): Promise<void> {
  const { missing } = await findReferences(tx, referencesOf(definitionOf(rule)));
  if (missing.length === 0) return;
  throw new DomainError('rule_broken', { detail: missing.map(missingSentence).join(' ') });
}

/** Whoever activates a version is never acted on by it. */
async function noteActivation(tx: Ctx, { id, version }: StoredRule): Promise<void> {
  if (tx.actor.kind !== 'person') return;
  await tx.db.$executeRaw(sql`
    UPDATE rule_version SET activated_by_ids = array_append(activated_by_ids, ${tx.actor.userId}::uuid)
    WHERE rule_id = ${id}::uuid AND version = ${version} AND NOT ${tx.actor.userId}::uuid = ANY(activated_by_ids)`);
}
