import { type Criterion, emptyGroup, type Group } from '@/components/rules/criteria';

type Change = (node: Criterion) => readonly Criterion[];

/** The group with a node below it replaced by others, or by none; groups that become empty go too. */
export function replaceCriterion(root: Group, id: string, change: Change): Group {
  const children = root.children.flatMap((child): readonly Criterion[] => {
    if (child.id === id) return change(child);
    if (child.kind === 'condition') return [child];
    const inner = replaceCriterion(child, id, change);
    return inner.children.length === 0 && child.children.length > 0 ? [] : [inner];
  });
  return { ...root, children };
}

/** The tree with one group changed, be it the root. */
export function changeGroup(root: Group, id: string, change: (group: Group) => Group): Group {
  if (root.id === id) return change(root);
  const children = root.children.map((child) => (child.kind === 'group' ? changeGroup(child, id, change) : child));
  return { ...root, children };
}

export function removeCriterion(root: Group, id: string): Group {
  return replaceCriterion(root, id, () => []);
}

/** The tree with a node at the end of a group. */
export function addCriterion(root: Group, groupId: string, added: Criterion): Group {
  return changeGroup(root, groupId, (group) => ({ ...group, children: [...group.children, added] }));
}

/** The tree with a node in a new group of its own, of which any must hold where all did before, and the other way round. */
export function nestCriterion(root: Group, id: string): Group {
  const outer = groupAround(root, id);
  const operator = outer?.operator === 'any' ? 'all' : 'any';
  return replaceCriterion(root, id, (node) => [emptyGroup(operator, [node])]);
}

/** The tree with what a group holds in the group's own place. */
export function ungroup(root: Group, id: string): Group {
  return replaceCriterion(root, id, (node) => (node.kind === 'group' ? node.children : [node]));
}

/** The group in which a node stands; undefined for the root and for what is not there. */
export function groupAround(root: Group, id: string): Group | undefined {
  if (root.children.some((child) => child.id === id)) return root;
  for (const child of root.children) {
    const found = child.kind === 'group' ? groupAround(child, id) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The tree with a node one step up or down in reading order: past a condition, into a group, or out of its own. The same tree
 * where there is no further to go.
 */
export function moveCriterion(root: Group, id: string, step: -1 | 1): Group {
  const around = groupAround(root, id);
  const node = around?.children.find((child) => child.id === id);
  if (around === undefined || node === undefined) return root;
  const rest = around.children.filter((child) => child.id !== id);
  const index = around.children.indexOf(node) + step;
  const neighbour = around.children[index];
  if (neighbour === undefined) return around.id === root.id ? root : moveOut(root, around, node, step);
  if (neighbour.kind === 'group') {
    const entered = step === -1 ? [...neighbour.children, node] : [node, ...neighbour.children];
    const children = rest.map((child) => (child.id === neighbour.id ? { ...neighbour, children: entered } : child));
    return changeGroup(root, around.id, (group) => ({ ...group, children }));
  }
  return changeGroup(root, around.id, (group) => ({ ...group, children: rest.toSpliced(index, 0, node) }));
}

function moveOut(root: Group, around: Group, node: Criterion, step: -1 | 1): Group {
  const left = { ...around, children: around.children.filter((child) => child.id !== node.id) };
  const kept = left.children.length === 0 ? [] : [left];
  return replaceCriterion(root, around.id, () => (step === -1 ? [node, ...kept] : [...kept, node]));
}

/** How many groups stand around and including a node's own level; a lone condition is one. */
export function depthOf(criterion: Criterion): number {
  const own = criterion.isNegated ? 2 : 1;
  return criterion.kind === 'condition' ? own : own + Math.max(0, ...criterion.children.map(depthOf));
}
