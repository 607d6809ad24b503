import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { ReferenceNames } from '@/lib/plugins/rules/filter';
import { findReferences, missingSentence } from '@/lib/services/rules/definition/find-references';
import { referencesOf } from '@/lib/services/rules/definition/references-of';

/**
 * What the things are called that a saved rule names. Excluded people may be gone.
 * @throws rule_broken naming what ceased to exist
 */
export async function requireWhole(ctx: Ctx, definition: RuleDefinition): Promise<ReferenceNames> {
  const { missing, names } = await findReferences(ctx, referencesOf(definition));
  const lost = missing.filter(({ kind }) => kind !== 'user');
  if (lost.length > 0) throw new DomainError('rule_broken', { detail: lost.map(missingSentence).join(' ') });
  return names;
}
