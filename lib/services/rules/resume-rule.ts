import type { InputOf } from '@/lib/contracts/operation';
import { resumeRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import type { Ctx } from '@/lib/db/context';
import { moveRule } from '@/lib/services/rules/move-rule';

/** Resumes a paused rule. @throws as moveRule does */
export function resumeRule(ctx: Ctx, { id }: InputOf<typeof resumeRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, { operation: resumeRuleOperation.id, from: ['paused'], to: 'active', mustBeWhole: true });
}
