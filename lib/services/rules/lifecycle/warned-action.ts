import type { Ctx } from '@/lib/db/context';
import { findReferences } from '@/lib/services/rules/definition/find-references';
import { readVersions } from '@/lib/services/rules/definition/read-version';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';

type Versioned = { id: string; version: number };

/** What a version of a rule does, in words without a full stop. */
export async function warnedAction(ctx: Ctx, rule: Versioned): Promise<string> {
  const action = (await warnedActions(ctx, [rule])).get(rule.id);
  if (action === undefined) throw new Error('A rule has no version.');
  return action;
}

/** The same for many rules, by their ids. Two statements. */
export async function warnedActions(ctx: Ctx, rules: readonly Versioned[]): Promise<ReadonlyMap<string, string>> {
  const versions = [...(await readVersions(ctx, rules))];
  const references = versions.flatMap(([, { definition }]) => referencesOf({ ...definition, excluded_user_uuids: [] }));
  const { names } = await findReferences(ctx, references);
  return new Map(
    versions.map(([id, { definition }]) => {
      const { action } = definition;
      return [id, actionOf(action).sentence(action.config, names)];
    }),
  );
}
