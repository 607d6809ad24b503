import type { BrokenReason } from '@/lib/contracts/scheduled-rules';
import type { Ctx, Reaction } from '@/lib/db/context';
import { missingSentence } from '@/lib/services/rules/definition/find-references';
import { breakRule } from '@/lib/services/rules/lifecycle/break-rule';
import { holdRule } from '@/lib/services/rules/lifecycle/hold-rule';

/** Breaks the rules that name an audience which is deleted, in the transaction that deletes it, and tells staff of each. */
export const breakRulesOfDeleted: Reaction = async (tx, events) => {
  for (const event of events) if (event.type === 'audience.deleted') await breakRulesNaming(tx, event.audienceId);
};

async function breakRulesNaming(tx: Ctx, target: string): Promise<void> {
  const references = await tx.db.ruleReference.findMany({
    where: { kind: 'audience', target, rule: { status: { not: 'archived' } } },
    select: { rule_id: true, path: true },
    orderBy: [{ rule_id: 'asc' }, { path: 'asc' }],
  });
  for (const [ruleId, paths] of Map.groupBy(references, ({ rule_id }) => rule_id)) {
    const reasons = paths.map(({ path }) => reasonFor({ kind: 'audience', target, path }));
    const rule = await holdRule(tx, ruleId);
    await breakRule(tx, rule, [...rule.broken_reasons, ...reasons]);
  }
}

/** Why a rule is broken that names something which is gone. */
export function reasonFor(reference: Parameters<typeof missingSentence>[0]): BrokenReason {
  return { code: `${reference.kind}_missing`, path: reference.path, message: missingSentence(reference) };
}
