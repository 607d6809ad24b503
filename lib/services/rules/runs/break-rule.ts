import type { BrokenReason } from '@/lib/contracts/rules/rules';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Reference } from '@/lib/plugins/rules/filter';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { missingSentence } from '@/lib/services/rules/definition/find-references';
import { cancelOpenRuns } from '@/lib/services/rules/runs/cancel-open-runs';

type Breaking = { id: string; name: string; is_broken: boolean };

/** What a rule lacks, as it is kept with the rule. */
export function brokenReasonOf(lost: Reference): BrokenReason {
  return { code: `${lost.kind}_missing`, path: lost.path, message: missingSentence(lost) };
}

/** Marks a rule as broken, cancels its open runs and tells staff, once. */
export async function breakRule(tx: Ctx, rule: Breaking, reasons: readonly BrokenReason[]): Promise<void> {
  await tx.db.scheduledRule.update({
    where: { id: rule.id },
    data: { is_broken: true, broken_reasons: [...reasons], modified: tx.now },
  });
  await cancelOpenRuns(tx, sql`rule_id = ${rule.id}::uuid`, { reason: 'rule_broken' });
  tx.touch({ topic: 'rules' });
  if (rule.is_broken) return;
  const message = reasons.map((reason) => reason.message).join(' ');
  await raiseNotification(tx, 'rule_broken', { ruleId: rule.id, ruleName: rule.name, runId: null, message });
}
