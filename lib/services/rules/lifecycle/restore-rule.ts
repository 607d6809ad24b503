import type { InputOf } from '@/lib/contracts/operation';
import { restoreRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import type { Ctx } from '@/lib/db/context';
import { moveRule } from '@/lib/services/rules/lifecycle/move-rule';
import { requireFreeRuleName } from '@/lib/services/rules/lifecycle/require-free-rule-name';

/** Makes an archived rule a draft again. @throws not_found; moved_on; already_exists when its name is taken */
export function restoreRule(ctx: Ctx, { id }: InputOf<typeof restoreRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, {
    operation: restoreRuleOperation,
    from: ['archived'],
    to: 'draft',
    isForBuiltIn: false,
    also: async (tx, rule) => {
      await requireFreeRuleName(tx, rule.name, rule.id);
      return {};
    },
  });
}
