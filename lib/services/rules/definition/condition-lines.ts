import type { FilterNode } from '@/lib/contracts/rules/definition';
import type { ConditionLine } from '@/lib/contracts/rules/rules';
import { nameOf, type ReferenceNames } from '@/lib/plugins/rules/filter';
import { filterOf } from '@/lib/services/rules/definition/registered-parts';

/** Filters in lines, one for each condition and one above each group, with what they name. */
export function conditionLines(
  filters: FilterNode,
  names: ReferenceNames,
  level = 0,
  isNegated = false,
): ConditionLine[] {
  if ('not' in filters) return conditionLines(filters.not, names, level, !isNegated);
  if ('key' in filters) {
    const filter = filterOf(filters);
    const text = filter.sentence(filters.config, names);
    const named = filter.references(filters.config).map(({ kind, target }) => {
      return { kind, target, name: nameOf(names, kind, target) };
    });
    return [{ level, text: capitalised(isNegated ? `not: ${text}` : text), named }];
  }
  const nodes = 'all' in filters ? filters.all : filters.any;
  const heading = 'all' in filters ? 'all of these' : 'any of these';
  const text = capitalised(isNegated ? `not ${heading}` : heading);
  return [{ level, text, named: [] }, ...nodes.flatMap((node) => conditionLines(node, names, level + 1))];
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
