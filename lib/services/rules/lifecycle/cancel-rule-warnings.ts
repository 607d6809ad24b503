import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { cancelWarnings } from '@/lib/services/ledger/cancel-warnings';
import { contentOf } from '@/lib/services/messages/notify';
import type { HeldRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { warnedAction } from '@/lib/services/rules/lifecycle/warned-action';

/**
 * Cancels all warnings of a rule, and tells everyone warned that nothing will happen. Decisions to act end with them. A fixed number
 * of statements, however many were warned.
 */
export async function cancelRuleWarnings(
  tx: Ctx,
  rule: HeldRule,
  reason: 'rule_changed' | 'rule_archived',
): Promise<void> {
  await tx.db.ruleSubject.updateMany({
    where: { rule_id: rule.id, act_on: { not: null } },
    data: { act_on: null, approved_by_id: null },
  });
  const action = await warnedAction(tx, rule);
  const notice = contentOf(ruleWarning, { mail: 'withdrawn', action });
  await cancelWarnings(tx, sql`subject.rule_id = ${rule.id}::uuid`, { reason, notice });
}
