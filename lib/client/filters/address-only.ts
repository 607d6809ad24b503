import type { ComposedFilter } from '@/lib/client/filters/filter';

type Nothing = Readonly<Record<never, string>>;

/** What the address says about how the list is shown; it narrows nothing. What `parse` cannot use it makes empty. */
export function addressOnly<Value extends string>(
  parse: (text: string) => Value | '',
): ComposedFilter<Value | '', Nothing> {
  return {
    type: 'composed',
    control: null,
    off: '',
    parse: (read, name) => parse(read(name)),
    write: () => null,
    address: (value, name) => ({ [name]: value }),
  };
}
