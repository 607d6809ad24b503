import type { InputOf } from '@/lib/contracts/operation';
import { archiveRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import type { Ctx } from '@/lib/db/context';
import { moveRule } from '@/lib/services/rules/move-rule';

/** Archives a rule. @throws as moveRule does */
export function archiveRule(ctx: Ctx, { id }: InputOf<typeof archiveRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, { operation: archiveRuleOperation.id, from: ['draft', 'active', 'paused'], to: 'archived' });
}
