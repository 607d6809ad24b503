import type { InputOf } from '@/lib/contracts/operation';
import { createRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readDefinition } from '@/lib/services/rules/definition/read-definition';
import { readSchedule } from '@/lib/services/rules/definition/read-schedule';
import { readRule } from '@/lib/services/rules/read-rule';
import { requireFreeRuleName } from '@/lib/services/rules/require-free-rule-name';
import { storeVersion } from '@/lib/services/rules/store-version';

/** Creates a draft. @throws validation_failed naming each path at fault; already_exists */
export async function createRule(ctx: Ctx, input: InputOf<typeof createRuleOperation>): Promise<ScheduledRule> {
  const schedule = await readSchedule(ctx, input.schedule);
  const { definition, references } = await readDefinition(ctx, input);
  return change(ctx, { operation: createRuleOperation.id, subjectType: 'rule' }, async (tx) => {
    await requireFreeRuleName(tx, input.name);
    const { description, name, run_order } = input;
    const created_by_id = tx.actor.kind === 'person' ? tx.actor.userId : null;
    const { id } = await tx.db.scheduledRule.create({
      data: { name, description, run_order, ...schedule, created: tx.now, created_by_id, modified: tx.now },
    });
    await storeVersion(tx, { ruleId: id, version: 1, definition, references, differences: {} });
    const facts = { name, version: 1 };
    return changed(await readRule(tx, { id }), { subjectId: id, facts, touches: [{ topic: 'rules' }] });
  });
}
