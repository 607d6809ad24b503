import type { Ctx } from '@/lib/db/context';
import { findReferences } from '@/lib/services/rules/definition/find-references';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';

/** What the current version of a rule does, in words without a full stop. */
export async function warnedAction(ctx: Ctx, rule: { id: string; version: number }): Promise<string> {
  const stored = await readVersion(ctx, rule.id, rule.version);
  if (stored === undefined) throw new Error('A rule has no version.');
  const { action } = stored.definition;
  const { names } = await findReferences(ctx, referencesOf({ ...stored.definition, excluded_user_uuids: [] }));
  return actionOf(action).sentence(action.config, names);
}
