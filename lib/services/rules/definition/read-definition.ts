import type { RuleBody } from '@/lib/contracts/rules/body';
import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { Reference, ReferenceNames } from '@/lib/plugins/rules/filter';
import { findReferences, requireFound } from '@/lib/services/rules/definition/find-references';
import { isAboutDeleted } from '@/lib/services/rules/definition/is-about-deleted';
import { parseParts } from '@/lib/services/rules/definition/parse-parts';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';
import { requireOffered } from '@/lib/services/rules/definition/require-offered';

/** What a rule does, checked and complete; what it names, and what that is called. */
export type ReadDefinition = {
  definition: RuleDefinition;
  references: readonly Reference[];
  names: ReferenceNames;
};

type Given = Pick<
  RuleBody,
  | 'action'
  | 'filters'
  | 'caps'
  | 'warn_days'
  | 'repeat_days'
  | 'protect_staff'
  | 'excluded_user_uuids'
  | 'approval_policy'
>;

/**
 * Checks what callers send about what a rule does, as it is saved or previewed. One statement, and those with which an action
 * fills in what was left out.
 * @throws validation_failed naming each path: settings that a part refuses, what does not exist, and acts on deleted people
 */
export async function readDefinition(ctx: Ctx, given: Given): Promise<ReadDefinition> {
  const parts = parseParts(given);
  await requireOffered(ctx, parts.filters);
  const { complete } = actionOf(parts.action);
  const completed = (await complete?.(ctx, parts.action.config)) ?? parts.action.config;
  const definition: RuleDefinition = {
    action: { key: parts.action.key, config: Object.fromEntries(Object.entries(Object(completed))) },
    filters: parts.filters,
    max_users: given.caps.max_users,
    max_percent: given.caps.max_percent,
    warn_days: given.warn_days,
    repeat_days: given.repeat_days,
    protect_staff: given.protect_staff,
    excluded_user_uuids: [...new Set(given.excluded_user_uuids)],
    approval_policy: given.approval_policy,
  };
  requireSparing(definition);
  const references = referencesOf(definition);
  return { definition, references, names: requireFound(await findReferences(ctx, references)) };
}

function requireSparing({ action, filters, warn_days }: RuleDefinition): void {
  if (!isAboutDeleted(filters)) return;
  const fields = {
    ...(action.key === 'purge_user_data' ? {} : { action: ['Deleted people can only be purged.'] }),
    ...(warn_days === 0 ? {} : { warn_days: ['Deleted people cannot be warned.'] }),
  };
  if (Object.keys(fields).length > 0) throw new DomainError('validation_failed', { fields });
}
