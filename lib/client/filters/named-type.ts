import type { ParameterFilter } from '@/lib/client/filters/filter';
import type { MenuLabels } from '@/lib/client/filters/one-of';

/** A type of alert or notification: the menu offers the usual ones, an address may name any other. */
export function namedType(
  usual: readonly string[],
  { label, any, labelOf }: MenuLabels<string>,
): ParameterFilter<string, string> {
  return {
    type: 'parameter',
    control: { type: 'menu', label, any, options: usual.map((id) => ({ id, label: labelOf(id) })) },
    off: '',
    parse: (text) => (/^[a-z][a-z0-9_]{0,49}$/.test(text) ? text : ''),
    write: (name) => name,
  };
}
