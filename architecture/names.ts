import { type SourceTree, typescript } from './source-tree';

/** Words that say nothing about what a file holds. */
const empty = new Set([
  'index',
  'util',
  'utils',
  'types',
  'helper',
  'helpers',
  'misc',
  'manager',
  'info',
  'item',
  'data',
]);

/** Objects of the API whose names have such a word. */
const objects = /project-types/;

/** Files whose names say nothing, or are written otherwise than in kebab-case. */
export function poorNames(tree: SourceTree): string[] {
  return typescript(tree).flatMap(({ path: name }) => {
    const base = (name.split('/').at(-1) ?? '').replace(/\.tsx?$/, '');
    const [stem = ''] = base.split('.');
    const vain = stem
      .replace(objects, '')
      .split('-')
      .find((word) => empty.has(word));
    if (vain !== undefined) return [`${name} is named with the empty word ${vain}`];
    return /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*$/.test(base) ? [] : [`${name} is not in kebab-case`];
  });
}
