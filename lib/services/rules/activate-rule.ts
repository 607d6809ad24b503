import type { InputOf } from '@/lib/contracts/operation';
import { activateRuleOperation, type Rule } from '@/lib/contracts/scheduled-rules';
import type { Ctx } from '@/lib/db/context';
import { moveRule } from '@/lib/services/rules/move-rule';

/** Activates a draft. @throws as moveRule does */
export function activateRule(ctx: Ctx, { id }: InputOf<typeof activateRuleOperation>): Promise<Rule> {
  return moveRule(ctx, id, { operation: activateRuleOperation.id, from: ['draft'], to: 'active', mustBeWhole: true });
}
