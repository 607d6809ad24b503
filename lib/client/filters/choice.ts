import type { ComposedFilter, ReadParameter } from '@/lib/client/filters/filter';

type Options = Readonly<Record<string, { label: string; query: Readonly<Record<string, string>> }>>;

type ChoiceLabels = {
  label: string;
  any: string;
  /** Whether the address names the option under the filter's own name; otherwise it has the option's parameters. */
  isNamedInAddress?: boolean;
};

/** One of several options, each of which sets parameters of its own, chosen from a menu. */
export function choice<const O extends Options>(
  options: O,
  { any, isNamedInAddress = false, label }: ChoiceLabels,
): ComposedFilter<(keyof O & string) | '', O[keyof O]['query']> {
  type Id = keyof O & string;
  const isOption = (text: string): text is Id => Object.hasOwn(options, text);
  const optionOf = (id: Id): O[keyof O] => options[id];
  const ids = Object.keys(options).filter(isOption);
  const isMeant = (id: Id, read: ReadParameter) =>
    Object.entries(optionOf(id).query).every(([name, value]) => read(name) === value);
  const named = (text: string) => (isOption(text) ? text : '');
  return {
    type: 'composed',
    control: { type: 'menu', label, any, options: ids.map((id) => ({ id, label: optionOf(id).label })) },
    off: '',
    parse: (read, name) => (isNamedInAddress ? named(read(name)) : (ids.find((id) => isMeant(id, read)) ?? '')),
    write: (id) => (id === '' ? null : optionOf(id).query),
    address: (id, name) => {
      if (id === '') return {};
      return isNamedInAddress ? { [name]: id } : optionOf(id).query;
    },
  };
}
