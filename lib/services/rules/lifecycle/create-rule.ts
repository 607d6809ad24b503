import type { InputOf } from '@/lib/contracts/operation';
import { createRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import { callerId } from '@/lib/core/caller-id';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readDefinition } from '@/lib/services/rules/definition/read-definition';
import { readSchedule } from '@/lib/services/rules/definition/read-schedule';
import { requireFreeRuleName } from '@/lib/services/rules/lifecycle/require-free-rule-name';
import { saveVersion } from '@/lib/services/rules/lifecycle/save-version';
import { readShownRule } from '@/lib/services/rules/lifecycle/shown-rules';

/** Creates a rule, as a draft. @throws validation_failed; already_exists */
export function createRule(ctx: Ctx, input: InputOf<typeof createRuleOperation>): Promise<ScheduledRule> {
  return change(ctx, { operation: createRuleOperation.id, subjectType: 'scheduled_rule' }, async (tx) => {
    const read = await readDefinition(tx, input);
    const schedule = await readSchedule(tx, input.schedule);
    const { description, name, run_order } = input;
    await requireFreeRuleName(tx, name);
    const { id } = await tx.db.scheduledRule.create({
      data: {
        name,
        description,
        run_order,
        ...schedule,
        created: tx.now,
        created_by_id: callerId(tx),
        modified: tx.now,
      },
    });
    await saveVersion(tx, { ruleId: id, version: 1, read, differences: [] });
    const touches = [{ topic: 'rules' }] as const;
    return changed(await readShownRule(tx, id), { subjectId: id, facts: { version: 1 }, touches });
  });
}
