import type { CancelReason } from '@/lib/contracts/rules/definition';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { cancelRuleWarnings } from '@/lib/services/rules/lifecycle/cancel-rule-warnings';
import type { HeldRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { cancelOpenRuns } from '@/lib/services/rules/runs/cancel-open-runs';

/** How long a change may last that ends the work of a rule, with a message to each of very many people. */
export const RULE_WORK_TIMEOUT_MS = 120_000;

/**
 * Cancels the open runs of a rule. A new version and archiving also end its approvals and later tries, and cancel its warnings, of
 * which everyone warned is told.
 */
export async function endRuleWork(tx: Ctx, rule: HeldRule, reason: CancelReason): Promise<void> {
  await cancelOpenRuns(tx, sql`rule_id = ${rule.id}::uuid`, { reason });
  if (reason !== 'rule_changed' && reason !== 'rule_archived') return;
  await tx.db.ruleApproval.updateMany({ where: { rule_id: rule.id, ended_at: null }, data: { ended_at: tx.now } });
  await cancelRuleWarnings(tx, rule, reason);
  await tx.db.ruleSubject.updateMany({
    where: { rule_id: rule.id, state: 'failed' },
    data: { state: 'skipped', reason, next_try_at: null, at: tx.now },
  });
}
