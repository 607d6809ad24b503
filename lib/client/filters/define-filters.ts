import type { FilterControl, FilterDefinition, FilterValues, FittingDefinition } from '@/lib/client/filters/filter';
import { pageNumber } from '@/lib/client/filters/page-number';
import type { Operation, QueryTo } from '@/lib/contracts/operation';

/** A filter as the bar shows it. */
export type OfferedFilter<Values> = {
  control: FilterControl;
  name: string;
  value: unknown;
  /** The change that sets it. */
  to: (value: string | boolean) => Partial<Values>;
};

/** The filters of a list, made from their definition: what its address, its query and its filter bar need. */
export type ListFilters<Query, Values extends { page: number }> = {
  pageSize: number;
  /** Everything off, on the first page. */
  off: Values;
  /** Reads an address; what it cannot use is off. */
  parse: (address: URLSearchParams) => Values;
  /** What the list is requested with. */
  query: (values: Values) => Query;
  /** The same without the page: what every row of the list matches. */
  matching: (values: Values) => Query;
  /** The query of the list's address: "?state=failed&page=2", or nothing where everything is off. */
  address: (values: Values) => string;
  isNarrowed: (values: Values) => boolean;
  /** What the bar offers, in the order of the definition. */
  offered: (values: Values) => readonly OfferedFilter<Values>[];
};

type Options = {
  pageSize: number;
  /** What else the address of the list always says. */
  fixed?: Readonly<Record<string, string>>;
};

/**
 * Declares the filters of the list that an operation answers: `defineFilters<typeof listXsOperation>()({ … })`. A filter
 * whose name or values the operation's query does not have does not compile.
 */
export function defineFilters<O extends Operation>() {
  return <const D extends FilterDefinition>(
    definition: D & FittingDefinition<QueryTo<O>, D>,
    { fixed = {}, pageSize }: Options,
  ): ListFilters<QueryTo<O>, FilterValues<D>> => {
    type Values = FilterValues<D>;
    const filters = Object.entries<FilterDefinition[string]>(definition);
    const matching = (values: Values): QueryTo<O> =>
      joined(filters.map(([name, filter]) => written(filter, name, Reflect.get(values, name))));
    const address = (values: Values): string => {
      const parts = filters.map(([name, filter]) => inAddress(filter, name, Reflect.get(values, name)));
      const query = new URLSearchParams({ ...fixed, ...joined<Record<string, string>>(parts) });
      if (values.page > 1) query.set('page', String(values.page));
      return query.size === 0 ? '' : `?${query}`;
    };
    const offered = (values: Values) =>
      filters.flatMap(([name, { control }]) => {
        const to = (value: string | boolean): Partial<Values> => joined([{ [name]: value }]);
        return control === null ? [] : [{ control, name, value: Reflect.get(values, name), to }];
      });
    return {
      pageSize,
      off: joined([{ page: 1 }, ...filters.map(([name, { off }]) => ({ [name]: off }))]),
      parse: (query) => joined([parsed(filters, query)]),
      query: (values) => joined([matching(values), { page: String(values.page), page_size: String(pageSize) }]),
      matching,
      address,
      isNarrowed: (values) => Object.keys(matching(values)).length > 0,
      offered,
    };
  };
}

function parsed(filters: readonly [string, FilterDefinition[string]][], address: URLSearchParams): object {
  const read = (name: string) => address.get(name)?.trim() ?? '';
  const values = filters.map(([name, filter]) => [
    name,
    filter.type === 'parameter' ? filter.parse(read(name)) : filter.parse(read, name),
  ]);
  return { ...Object.fromEntries(values), page: pageNumber(read('page')) };
}

function written(filter: FilterDefinition[string], name: string, value: unknown): object {
  if (filter.type === 'composed') return filter.write(value) ?? {};
  const text = filter.write(value);
  return text === '' ? {} : { [name]: text };
}

function inAddress(filter: FilterDefinition[string], name: string, value: unknown): object {
  if (filter.type === 'parameter') return written(filter, name, value);
  return Object.fromEntries(Object.entries(filter.address(value, name)).filter(([, text]) => text !== ''));
}

/** Joins parts that were each made from the definition, which is what the caller's type says. */
function joined<Whole>(parts: readonly object[]): Whole {
  return Object.assign({}, ...parts);
}
