import type { FilterNode } from '@/lib/contracts/rules/definition';
import type { RuleNotice } from '@/lib/contracts/rules/preview';
import { filterOf } from '@/lib/services/rules/definition/registered-parts';

type Placed = { node: FilterNode; path: string };

/** What the filters alone say that nobody can have meant: that they find nobody, or everybody. */
export function treeNotices(filters: FilterNode): RuleNotice[] {
  const root = { node: filters, path: 'filters' };
  const nodes = nodesOf(root);
  const nobody = nodes.flatMap(({ node, path }) =>
    'all' in node && findsNobody(together(node.all, path, 'all')) ? [path] : [],
  );
  const everybody = nodes.flatMap(({ node, path }) =>
    'any' in node && hasOpposites(together(node.any, path, 'any')) ? [path] : [],
  );
  return [
    ...nobody.map((path): RuleNotice => {
      return { code: 'always_nobody', message: 'These filters contradict each other, so no one matches.', path };
    }),
    ...[...(isActiveAlone(filters) ? ['filters'] : []), ...everybody].map((path): RuleNotice => {
      return { code: 'always_everybody_active', message: 'These filters match every active person.', path };
    }),
  ];
}

function nodesOf(placed: Placed): Placed[] {
  const { node, path } = placed;
  if ('key' in node) return [placed];
  if ('not' in node) return [placed, ...nodesOf({ node: node.not, path: `${path}.not` })];
  const [name, below] = 'all' in node ? ['all', node.all] : ['any', node.any];
  return [placed, ...below.flatMap((one, at) => nodesOf({ node: one, path: `${path}.${name}.${at}` }))];
}

/** What stands under one `all` or `any`, also within another of the same sort. */
function together(nodes: readonly FilterNode[], path: string, name: 'all' | 'any'): FilterNode[] {
  return nodes.flatMap((node, at) => {
    if (name === 'all' && 'all' in node) return together(node.all, `${path}.all.${at}`, name);
    if (name === 'any' && 'any' in node) return together(node.any, `${path}.any.${at}`, name);
    return [node];
  });
}

function findsNobody(nodes: readonly FilterNode[]): boolean {
  const conditions = nodes.flatMap((node) => ('key' in node ? [node] : []));
  const statuses = new Set(conditions.flatMap(({ config, key }) => (key === 'user_status' ? [config['status']] : [])));
  const aboutDeleted = conditions.filter((one) => filterOf(one).isAboutDeleted(one.config)).length;
  const isMixed = aboutDeleted > 0 && nodes.some((node) => aboutOthers(node));
  return hasOpposites(nodes) || statuses.size > 1 || isMixed;
}

/** A condition on others than deleted people, or a `not`, which deleted people never match. */
function aboutOthers(node: FilterNode): boolean {
  if ('not' in node) return true;
  return 'key' in node && !filterOf(node).isAboutDeleted(node.config);
}

function hasOpposites(nodes: readonly FilterNode[]): boolean {
  const written = new Set(nodes.map((node) => JSON.stringify(node)));
  return nodes.some((node) => 'not' in node && written.has(JSON.stringify(node.not)));
}

/** `all` or `any` of one condition is that condition. */
function isActiveAlone(node: FilterNode): boolean {
  if ('key' in node) return node.key === 'user_status' && node.config['status'] === 'active';
  if ('not' in node) return false;
  const [only, ...others] = 'all' in node ? node.all : node.any;
  return only !== undefined && others.length === 0 && isActiveAlone(only);
}
