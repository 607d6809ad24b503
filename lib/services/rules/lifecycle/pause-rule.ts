import type { InputOf } from '@/lib/contracts/operation';
import { pauseRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import type { Ctx } from '@/lib/db/context';
import { endRuleWork } from '@/lib/services/rules/lifecycle/end-rule-work';
import { moveRule } from '@/lib/services/rules/lifecycle/move-rule';

/** Pauses an active rule and cancels its open runs. @throws not_found; moved_on */
export function pauseRule(ctx: Ctx, { id }: InputOf<typeof pauseRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, {
    operation: pauseRuleOperation,
    from: ['active'],
    to: 'paused',
    isForBuiltIn: true,
    also: async (tx, rule) => {
      await endRuleWork(tx, rule, 'rule_paused');
      return {};
    },
  });
}
