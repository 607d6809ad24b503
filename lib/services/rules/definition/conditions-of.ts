import type { FilterNode, PartConfig } from '@/lib/contracts/rules/definition';

/** A condition of a tree and where it stands, such as filters.all.0; `isNegated` under any `not`. */
export type PlacedCondition = PartConfig & { path: string; isNegated: boolean };

type Place = { path: string; isNegated: boolean };

/** The conditions of a tree, in its order. */
export function conditionsOf(
  node: FilterNode,
  { path, isNegated }: Place = { path: 'filters', isNegated: false },
): PlacedCondition[] {
  if ('key' in node) return [{ ...node, path, isNegated }];
  if ('not' in node) return conditionsOf(node.not, { path: `${path}.not`, isNegated: true });
  const [name, nodes] = 'all' in node ? ['all', node.all] : ['any', node.any];
  return nodes.flatMap((one, at) => conditionsOf(one, { path: `${path}.${name}.${at}`, isNegated }));
}
