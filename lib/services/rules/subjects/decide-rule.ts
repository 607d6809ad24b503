import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { decideRuleOperation } from '@/lib/contracts/rules/rules';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { decideRows, decisionSql } from '@/lib/services/rules/subjects/decide';

/** Decides about everyone of a rule who needs attention. @throws not_found; validation_failed; not_allowed; moved_on */
export function decideRule(
  ctx: Ctx,
  { id, ...decision }: InputOf<typeof decideRuleOperation>,
): Promise<AnswerOf<typeof decideRuleOperation>> {
  return change(ctx, { operation: decideRuleOperation.id, subjectType: 'scheduled_rule' }, async (tx) => {
    const rule = await holdRule(tx, id);
    const decided = await decideRows(tx, await decisionSql(tx, rule, decision), sql`subject.rule_id = ${id}::uuid`);
    if (decided === 0) return unchanged({ decided });
    const facts = { decision: decision.decision, decided };
    const events = [{ type: 'rules.requested' }] as const;
    return changed({ decided }, { subjectId: id, facts, events, touches: [{ topic: 'rules' }] });
  });
}
