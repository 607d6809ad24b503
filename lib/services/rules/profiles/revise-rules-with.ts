import type { Ctx } from '@/lib/db/context';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { endRuleWork } from '@/lib/services/rules/lifecycle/end-rule-work';
import { holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { saveVersion, type VersionDifference } from '@/lib/services/rules/lifecycle/save-version';

/**
 * Gives every rule that names a purge profile, but its built-in one, a new version, because what the profile purges has
 * changed: it is a draft again, its approvals end, and its open runs and warnings are cancelled. Inside a transaction only.
 */
export async function reviseRulesWith(
  tx: Ctx,
  profileId: string,
  differences: readonly VersionDifference[],
): Promise<void> {
  const rules = await tx.db.scheduledRule.findMany({
    where: {
      status: { not: 'archived' },
      profile_id: null,
      references: { some: { kind: 'profile', target: profileId } },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of rules) await revise(tx, id, differences);
}

async function revise(tx: Ctx, id: string, differences: readonly VersionDifference[]): Promise<void> {
  const rule = await holdRule(tx, id);
  const before = await readVersion(tx, id, rule.version);
  if (before === undefined) throw new Error('A rule has no version.');
  const { definition } = before;
  await endRuleWork(tx, rule, 'rule_changed');
  const version = rule.version + 1;
  const read = { definition, references: referencesOf(definition) };
  await saveVersion(tx, { ruleId: id, version, read, differences });
  await tx.db.scheduledRule.update({
    where: { id },
    data: { version, status: 'draft', paused_at: null, next_run_at: null, modified: tx.now },
  });
}
