/** How the filter bar offers a filter. */
export type FilterControl =
  | { type: 'search'; label: string }
  | { type: 'menu'; label: string; any: string; options: readonly { id: string; label: string }[] }
  /** A menu of the values that occur, which the server counts. */
  | { type: 'occurring'; label: string; any: string; labelOf: (id: string) => string }
  | { type: 'switch'; label: string }
  /** A day of the reader's zone, which sets the instant of its start or its end. */
  | { type: 'day'; label: string; edge: 'start' | 'end' };

/** Reads a parameter of an address, trimmed; empty when it is not there. */
export type ReadParameter = (name: string) => string;

type AnyFilter<Value> = {
  /** Null for a filter that other parts of the screen set. */
  control: FilterControl | null;
  /** The value that narrows nothing. */
  off: Value;
};

/** A filter that is one parameter of the operation and has its name, in the address too. */
export type ParameterFilter<Value, Text extends string> = AnyFilter<Value> & {
  type: 'parameter';
  /** What cannot be used is off. */
  parse(text: string): Value;
  /** Empty when it is off. */
  write(value: Value): Text | '';
};

/** A filter that stands for several parameters, or for some under another name. */
export type ComposedFilter<Value, Parameters extends object> = AnyFilter<Value> & {
  type: 'composed';
  parse(read: ReadParameter, name: string): Value;
  write(value: Value): Parameters | null;
  /** What the address says; what is empty is left out. */
  address(value: Value, name: string): Readonly<Record<string, string>>;
};

export type FilterDefinition = Readonly<
  Record<string, ParameterFilter<unknown, string> | ComposedFilter<unknown, object>>
>;

type ValueOf<F> = F extends ParameterFilter<infer Value, string> | ComposedFilter<infer Value, object> ? Value : never;

/** What the filters of a definition are set to, and the page: 1… */
export type FilterValues<D> = { -readonly [Name in keyof D]: ValueOf<D[Name]> } & { page: number };

type KeysOf<Parameters> = Parameters extends unknown ? keyof Parameters : never;

/** One value of a parameter, also where several may be sent. */
type OneOf<Value> = Value extends readonly (infer One)[] ? One : Value;

type Fitting<Query, Name, F> =
  F extends ParameterFilter<infer _, infer Text>
    ? Name extends keyof Query
      ? [Text] extends [OneOf<Query[Name]>]
        ? F
        : never
      : never
    : F extends ComposedFilter<infer _, infer Parameters>
      ? [KeysOf<Parameters>] extends [keyof Query]
        ? [Parameters] extends [Partial<Query>]
          ? F
          : never
        : never
      : never;

/** The definition with `never` for each filter whose parameters the query does not have, or that are not of its type. */
export type FittingDefinition<Query, D> = { readonly [Name in keyof D]: Fitting<Query, Name, D[Name]> };
