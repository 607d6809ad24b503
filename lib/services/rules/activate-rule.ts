import type { InputOf } from '@/lib/contracts/operation';
import { activateRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import type { Ctx } from '@/lib/db/context';
import { moveRule } from '@/lib/services/rules/move-rule';

/** Activates a draft. @throws as moveRule does */
export function activateRule(ctx: Ctx, { id }: InputOf<typeof activateRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, { operation: activateRuleOperation.id, from: ['draft'], to: 'active', mustBeWhole: true });
}
