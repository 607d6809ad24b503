import type { InputOf } from '@/lib/contracts/operation';
import type { readRuleOperation, ScheduledRule } from '@/lib/contracts/rules/rules';
import type { Ctx } from '@/lib/db/context';
import { readShownRule } from '@/lib/services/rules/lifecycle/shown-rules';

/** One rule. @throws not_found */
export function readRule(ctx: Ctx, { id }: InputOf<typeof readRuleOperation>): Promise<ScheduledRule> {
  return readShownRule(ctx, id);
}
