import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { cancelWarnings } from '@/lib/services/ledger/cancel-warnings';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';
import type { HeldRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { warnedAction } from '@/lib/services/rules/lifecycle/warned-action';

/** Cancels all warnings of a rule, and tells everyone warned that nothing will happen. Decisions to act end with them. */
export async function cancelRuleWarnings(
  tx: Ctx,
  rule: HeldRule,
  reason: 'rule_changed' | 'rule_archived',
): Promise<void> {
  await tx.db.ruleSubject.updateMany({
    where: { rule_id: rule.id, act_on: { not: null } },
    data: { act_on: null, approved_by_id: null },
  });
  const cancelled = await cancelWarnings(tx, sql`subject.rule_id = ${rule.id}::uuid`, reason);
  if (cancelled.length === 0) return;
  const action = await warnedAction(tx, rule);
  await queueMessages(
    tx,
    cancelled.map(({ userId }) => messageOf(ruleWarning, { mail: 'withdrawn', action }, { to: userId })),
  );
}
