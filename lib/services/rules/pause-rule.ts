import type { InputOf } from '@/lib/contracts/operation';
import { pauseRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import type { Ctx } from '@/lib/db/context';
import { moveRule } from '@/lib/services/rules/move-rule';

/** Pauses an active rule. @throws as moveRule does */
export function pauseRule(ctx: Ctx, { id }: InputOf<typeof pauseRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, { operation: pauseRuleOperation.id, from: ['active'], to: 'paused' });
}
