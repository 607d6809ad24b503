import { z } from 'zod';
import type { RuleDefinition } from '@/lib/contracts/rule-definition';
import type { Ctx } from '@/lib/db/context';
import type { Reference } from '@/lib/plugins/rules/filter';
import type { Difference } from '@/lib/services/audit/differences';

/** A version to be stored, and from which one it differs in what. */
export type NewVersion = {
  ruleId: string;
  version: number;
  definition: RuleDefinition;
  references: readonly Reference[];
  differences: Readonly<Record<string, Difference>>;
};

const json = z.json();

/** Stores a version of a rule, by whoever acts now, and what the rule names from now on. Three statements. */
export async function storeVersion(
  tx: Ctx,
  { definition, differences, references, ruleId, version }: NewVersion,
): Promise<void> {
  const { action, excluded_user_uuids, filters, ...kept } = definition;
  await tx.db.ruleVersion.create({
    data: {
      ...kept,
      rule_id: ruleId,
      version,
      author_id: tx.actor.kind === 'person' ? tx.actor.userId : null,
      at: tx.now,
      action_key: action.key,
      action_config: json.parse(action.config) ?? {},
      filters: json.parse(filters) ?? {},
      excluded_user_ids: [...excluded_user_uuids],
      differences: json.parse(Object.entries(differences).map(([path, { from, to }]) => ({ path, from, to }))) ?? [],
    },
  });
  await tx.db.ruleReference.deleteMany({ where: { rule_id: ruleId } });
  await tx.db.ruleReference.createMany({
    data: references.map(({ kind, path, target }) => ({ rule_id: ruleId, kind, path, target })),
  });
}
