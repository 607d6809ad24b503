import type { FilterNode } from '@/lib/contracts/rules/definition';

/** A filter tree while it is edited: nodes have ids, and "not" is a mark on what it negates. */
export type Condition = {
  id: string;
  kind: 'condition';
  isNegated: boolean;
  key: string;
  config: Readonly<Record<string, unknown>>;
};

export type Group = {
  id: string;
  kind: 'group';
  isNegated: boolean;
  operator: 'all' | 'any';
  children: readonly Criterion[];
};

export type Criterion = Condition | Group;

let last = 0;

/** An id that no other node of this page has. */
export function newCriterionId(): string {
  last += 1;
  return `criterion-${last}`;
}

export function emptyGroup(operator: Group['operator'] = 'all', children: readonly Criterion[] = []): Group {
  return { id: newCriterionId(), kind: 'group', isNegated: false, operator, children };
}

/** A stored tree, ready to be edited: its root is a group. */
export function criteriaOf(filters: FilterNode): Group {
  const root = criterionOf(filters, false);
  return root.kind === 'group' && !root.isNegated ? root : emptyGroup('all', [root]);
}

function criterionOf(node: FilterNode, isNegated: boolean): Criterion {
  if ('not' in node) return criterionOf(node.not, !isNegated);
  const id = newCriterionId();
  if ('all' in node) return { id, kind: 'group', isNegated, operator: 'all', children: node.all.map(plain) };
  if ('any' in node) return { id, kind: 'group', isNegated, operator: 'any', children: node.any.map(plain) };
  return { id, kind: 'condition', isNegated, key: node.key, config: node.config };
}

function plain(node: FilterNode): Criterion {
  return criterionOf(node, false);
}

/** What is stored of an edited tree. */
export function filtersOf(criterion: Criterion): FilterNode {
  const node = withoutMark(criterion);
  return criterion.isNegated ? { not: node } : node;
}

function withoutMark(criterion: Criterion): FilterNode {
  if (criterion.kind === 'condition') return { key: criterion.key, config: criterion.config };
  const nodes = criterion.children.map(filtersOf);
  return criterion.operator === 'all' ? { all: nodes } : { any: nodes };
}

/** Every condition, in reading order. */
export function conditionsOf(criterion: Criterion): readonly Condition[] {
  return criterion.kind === 'condition' ? [criterion] : criterion.children.flatMap(conditionsOf);
}

/** Where each node stands in the stored tree, by its id, as errors name it: filters.all.0.not. */
export function pathsOf(criterion: Criterion, at = 'filters'): ReadonlyMap<string, string> {
  const path = criterion.isNegated ? `${at}.not` : at;
  const own: [string, string] = [criterion.id, path];
  if (criterion.kind === 'condition') return new Map([own]);
  const below = criterion.children.flatMap((child, index) => [
    ...pathsOf(child, `${path}.${criterion.operator}.${index}`),
  ]);
  return new Map([own, ...below]);
}
