import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

/** Tells staff that a rule has people about whom they have to decide. */
export async function notifyOfAttention(tx: Ctx, rule: { ruleId: string; ruleName: string }): Promise<void> {
  const { ruleId, ruleName } = rule;
  const message = 'The rule could not reach or act on some people. Decide about them on its page.';
  await raiseNotification(tx, 'rule_needs_attention', { ruleId, ruleName, runId: null, message });
}
