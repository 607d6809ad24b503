import type { InputOf } from '@/lib/contracts/operation';
import { resumeRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import type { Ctx } from '@/lib/db/context';
import { beginRunning } from '@/lib/services/rules/lifecycle/begin-running';
import { moveRule } from '@/lib/services/rules/lifecycle/move-rule';
import { postponeWarnings } from '@/lib/services/rules/lifecycle/postpone-warnings';

/** Resumes a paused rule; who was warned and whose day has come meanwhile gets seven more days. @throws not_found; moved_on; rule_broken */
export function resumeRule(ctx: Ctx, { id }: InputOf<typeof resumeRuleOperation>): Promise<ScheduledRule> {
  return moveRule(ctx, id, {
    operation: resumeRuleOperation,
    from: ['paused'],
    to: 'active',
    isForBuiltIn: true,
    also: async (tx, rule) => {
      const begun = await beginRunning(tx, rule);
      await postponeWarnings(tx, [rule.id]);
      return begun;
    },
  });
}
