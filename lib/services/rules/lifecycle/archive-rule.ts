import type { InputOf } from '@/lib/contracts/operation';
import { archiveRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import type { Ctx } from '@/lib/db/context';
import { endRuleWork } from '@/lib/services/rules/lifecycle/end-rule-work';
import { moveRule } from '@/lib/services/rules/lifecycle/move-rule';

/** Archives a rule: its open runs, approvals and warnings end. @throws not_found; moved_on */
export function archiveRule(ctx: Ctx, { id }: InputOf<typeof archiveRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, {
    operation: archiveRuleOperation,
    from: ['draft', 'active', 'paused'],
    to: 'archived',
    isForBuiltIn: false,
    also: async (tx, rule) => {
      await endRuleWork(tx, rule, 'rule_archived');
      return {};
    },
  });
}
