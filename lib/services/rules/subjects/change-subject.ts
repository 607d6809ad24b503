import type { Operation } from '@/lib/contracts/operation';
import type { RuleSubject } from '@/lib/contracts/rules/subjects';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { change, changed } from '@/lib/services/audit/change';
import { type HeldRule, holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { type DecisionSql, decideRows } from '@/lib/services/rules/subjects/decide';
import { subjectRow } from '@/lib/services/rules/subjects/subject-row';

/** Decides about one row of a rule. @throws not_found; moved_on for a row in another state; what `decide` throws */
export function changeSubject(
  ctx: Ctx,
  id: string,
  operation: Pick<Operation, 'id'>,
  decide: (tx: Ctx, rule: HeldRule) => Promise<DecisionSql>,
): Promise<RuleSubject> {
  return change(ctx, { operation: operation.id, subjectType: 'rule_subject' }, async (tx) => {
    const found = await tx.db.ruleSubject.findUnique({ where: { id } });
    if (found === null) throw new DomainError('not_found');
    const moved = (detail = `Their state is ${found.state.replaceAll('_', ' ')}.`) =>
      new DomainError('moved_on', { detail });
    if (found.rule_id === null) throw moved();
    const rule = await holdRule(tx, found.rule_id);
    const decision = await decide(tx, rule);
    const { actionKey = found.action } = decision;
    if (actionKey !== found.action) throw moved('The rule does something else now.');
    if ((await decideRows(tx, decision, sql`subject.id = ${id}::uuid`)) === 0) throw moved();
    const answer = await readRow<RuleSubject>(tx.db, subjectRow, sql`subject.id = ${id}::uuid`);
    const facts = { user_id: found.user_id, state: { from: found.state, to: answer.state } };
    const events = [{ type: 'rules.requested' }] as const;
    return changed(answer, { subjectId: id, facts, events, touches: [{ topic: 'rules' }] });
  });
}
