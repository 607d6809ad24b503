import type { ParameterFilter } from '@/lib/client/filters/filter';
import type { MenuLabels } from '@/lib/client/filters/one-of';

/** A type of alert or notification, which anyone may add to: the menu offers those that occur, an address may name any. */
export function namedType({ label, any, labelOf }: MenuLabels<string>): ParameterFilter<string, string> {
  return {
    type: 'parameter',
    control: { type: 'occurring', label, any, labelOf },
    off: '',
    parse: (text) => (/^[a-z][a-z0-9_]{0,49}$/.test(text) ? text : ''),
    write: (name) => name,
  };
}
