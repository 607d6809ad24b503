import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

/** The run after which somebody needs attention. */
export type AttentionIn = { ruleId: string; ruleName: string; runId: string | null };

/** Tells staff that a rule has people about whom they have to decide. */
export async function notifyOfAttention(tx: Ctx, run: AttentionIn): Promise<void> {
  const { ruleId, ruleName, runId } = run;
  const message = 'The rule could not reach or act on some people. Decide about them on its page.';
  await raiseNotification(tx, 'rule_needs_attention', { ruleId, ruleName, runId, message });
}
