import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import type { Reference } from '@/lib/plugins/rules/filter';
import { conditionsOf } from '@/lib/services/rules/definition/conditions-of';
import { actionOf, filterOf } from '@/lib/services/rules/definition/registered-parts';

type Named = Pick<RuleDefinition, 'filters' | 'action' | 'excluded_user_uuids'>;

/** Everything that a rule names, with its path in the rule, for example filters.all.0.config.audience_uuids.0. */
export function referencesOf({ action, excluded_user_uuids, filters }: Named): Reference[] {
  const below = (path: string, references: readonly Reference[]) =>
    references.map((reference) => ({ ...reference, path: `${path}.config.${reference.path}` }));
  return [
    ...conditionsOf(filters).flatMap((one) => below(one.path, filterOf(one).references(one.config))),
    ...below('action', actionOf(action).references(action.config)),
    ...excluded_user_uuids.map((target, at): Reference => {
      return { kind: 'user', target, path: `excluded_user_uuids.${at}` };
    }),
  ];
}
