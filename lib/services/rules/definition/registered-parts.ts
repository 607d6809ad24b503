import { DomainError } from '@/lib/core/errors';
import type { RegisteredAction } from '@/lib/plugins/rules/action';
import { ruleActions } from '@/lib/plugins/rules/actions/registry';
import type { RegisteredFilter } from '@/lib/plugins/rules/filter';
import { ruleFilters } from '@/lib/plugins/rules/filters/registry';

const filters = new Map(ruleFilters.map((filter) => [filter.key, filter]));
const actions = new Map(ruleActions.map((action) => [action.key, action]));

/** The filter of a key; undefined for one that is not registered. */
export function findFilter(key: string): RegisteredFilter | undefined {
  return filters.get(key);
}

/** The action of a key; undefined for one that is not registered. */
export function findAction(key: string): RegisteredAction | undefined {
  return actions.get(key);
}

/** The filter of a condition that was checked when it was saved. @throws rule_broken when it is registered no more */
export function filterOf({ key }: { key: string }): RegisteredFilter {
  const filter = filters.get(key);
  if (filter === undefined) throw new DomainError('rule_broken', { detail: `The filter ${key} does not exist.` });
  return filter;
}

/** The action of a rule that was checked when it was saved. @throws rule_broken when it is registered no more */
export function actionOf({ key }: { key: string }): RegisteredAction {
  const action = actions.get(key);
  if (action === undefined) throw new DomainError('rule_broken', { detail: `The action ${key} does not exist.` });
  return action;
}
