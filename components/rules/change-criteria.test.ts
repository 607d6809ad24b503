import { describe, expect, it } from 'vitest';
import {
  addCriterion,
  depthOf,
  moveCriterion,
  nestCriterion,
  removeCriterion,
  replaceCriterion,
  ungroup,
} from '@/components/rules/change-criteria';
import { type Condition, conditionsOf, criteriaOf, filtersOf, type Group, pathsOf } from '@/components/rules/criteria';
import type { FilterNode } from '@/lib/contracts/rules/definition';

const one = (key: string): FilterNode => ({ key, config: {} });
const tree = { all: [one('a'), { any: [one('b'), { not: one('c') }] }, one('d')] };
const find = (root: Group, key: string) => conditionsOf(root).find((condition) => condition.key === key)?.id ?? '';

/** The tree in short: a(b|c) stands for all of a and any of b and c, ! for not. */
function short(node: FilterNode): string {
  if ('not' in node) return `!${short(node.not)}`;
  if ('all' in node) return `(${node.all.map(short).join('&')})`;
  if ('any' in node) return `(${node.any.map(short).join('|')})`;
  return node.key;
}

const shortOf = (root: Group) => short(filtersOf(root));

describe('criteria while they are edited', () => {
  it('are stored as they were read, and a lone condition becomes a group of one', () => {
    expect(filtersOf(criteriaOf(tree))).toEqual(tree);
    expect(filtersOf(criteriaOf(one('a')))).toEqual({ all: [one('a')] });
    expect(filtersOf(criteriaOf({ not: { not: one('a') } }))).toEqual({ all: [one('a')] });
    expect(filtersOf(criteriaOf({ not: { any: [one('a')] } }))).toEqual({ all: [{ not: { any: [one('a')] } }] });
  });

  it('name each node by the path that errors name', () => {
    const root = criteriaOf(tree);
    const paths = pathsOf(root);
    expect(paths.get(find(root, 'a'))).toBe('filters.all.0');
    expect(paths.get(find(root, 'c'))).toBe('filters.all.1.any.1.not');
  });

  it('count their levels as the limit does', () => {
    expect(depthOf(criteriaOf(one('a')))).toBe(2);
    expect(depthOf(criteriaOf(tree))).toBe(4);
  });

  it('move down past conditions, into groups and out of them, and back the same way', () => {
    const steps = ['(a&(b|!c)&d)', '((a|b|!c)&d)', '((b|a|!c)&d)', '((b|!c|a)&d)', '((b|!c)&a&d)', '((b|!c)&d&a)'];
    let root = criteriaOf(tree);
    for (const step of steps) {
      expect(shortOf(root)).toBe(step);
      root = moveCriterion(root, find(root, 'a'), 1);
    }
    expect(shortOf(root)).toBe(steps.at(-1));
    for (const step of steps.toReversed()) {
      expect(shortOf(root)).toBe(step);
      root = moveCriterion(root, find(root, 'a'), -1);
    }
  });

  it('drop a group that nothing is left in', () => {
    let root = criteriaOf({ all: [one('a'), { any: [one('b')] }] });
    expect(shortOf(removeCriterion(root, find(root, 'b')))).toBe('(a)');
    root = moveCriterion(root, find(root, 'b'), -1);
    expect(shortOf(root)).toBe('(a&b)');
  });

  it('nest a condition in a group of the other kind, and dissolve it again', () => {
    const root = criteriaOf(tree);
    const nested = nestCriterion(root, find(root, 'a'));
    expect(shortOf(nested)).toBe('((a)&(b|!c)&d)');
    const [group] = nested.children;
    expect(group).toMatchObject({ kind: 'group', operator: 'any' });
    expect(shortOf(ungroup(nested, group?.id ?? ''))).toBe('(a&(b|!c)&d)');
    const inner = nestCriterion(root, find(root, 'b'));
    expect(shortOf(inner)).toBe('(a&((b)|!c)&d)');
  });

  it('take new conditions at the end of any group, and changes of a condition where it stands', () => {
    const root = criteriaOf(tree);
    const added: Condition = { id: 'new', kind: 'condition', isNegated: false, key: 'e', config: {} };
    expect(shortOf(addCriterion(root, root.id, added))).toBe('(a&(b|!c)&d&e)');
    expect(shortOf(addCriterion(root, root.children[1]?.id ?? '', added))).toBe('(a&(b|!c|e)&d)');
    const negated = replaceCriterion(root, find(root, 'b'), (node) => [{ ...node, isNegated: true }]);
    expect(shortOf(negated)).toBe('(a&(!b|!c)&d)');
  });
});
