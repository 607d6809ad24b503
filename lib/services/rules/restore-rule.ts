import type { InputOf } from '@/lib/contracts/operation';
import { restoreRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import type { Ctx } from '@/lib/db/context';
import { moveRule } from '@/lib/services/rules/move-rule';

/** Restores an archived rule as a draft. @throws as moveRule does */
export function restoreRule(ctx: Ctx, { id }: InputOf<typeof restoreRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, { operation: restoreRuleOperation.id, from: ['archived'], to: 'draft' });
}
