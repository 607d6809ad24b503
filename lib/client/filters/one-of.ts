import type { ParameterFilter } from '@/lib/client/filters/filter';

/** What a menu says of a filter: its name, what it says while off, and how each option reads. */
export type MenuLabels<Id extends string> = { label: string; any: string; labelOf: (id: Id) => string };

/** One of the values that a parameter takes, chosen from a menu. */
export function oneOf<const Id extends string>(
  ids: readonly Id[],
  { label, any, labelOf }: MenuLabels<Id>,
): ParameterFilter<Id | '', Id> {
  return {
    type: 'parameter',
    control: { type: 'menu', label, any, options: ids.map((id) => ({ id, label: labelOf(id) })) },
    off: '',
    parse: (text) => ids.find((id) => id === text) ?? '',
    write: (id) => id,
  };
}
