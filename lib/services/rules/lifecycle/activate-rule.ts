import type { InputOf } from '@/lib/contracts/operation';
import { activateRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import type { Ctx } from '@/lib/db/context';
import { beginRunning } from '@/lib/services/rules/lifecycle/begin-running';
import { moveRule } from '@/lib/services/rules/lifecycle/move-rule';

/** Activates a draft. @throws not_found; moved_on; rule_broken */
export function activateRule(ctx: Ctx, { id }: InputOf<typeof activateRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, {
    operation: activateRuleOperation,
    from: ['draft'],
    to: 'active',
    isForBuiltIn: false,
    also: beginRunning,
  });
}
