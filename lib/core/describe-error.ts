/** An error as logs and records may hold it. */
export type DescribedError = {
  type: string;
  message: string;
  stack?: string;
  cause?: DescribedError;
  errors?: DescribedError[];
  [fact: string]: unknown;
};

const MOST_DEEP = 5;
const SQL_STATE = /^[0-9A-Z]{5}$/;
/** Names of the schema: what a row holds is seldom one, and messages are read for them only where no value stands. */
const IDENTIFIER = /^[a-z_][a-z0-9_]{0,62}$/i;
/** Violations of constraints: their messages name the schema, and the values are in the detail. */
const CONSTRAINT_VIOLATION = /^23/;
const plainFacts = ['code', 'errno', 'syscall', 'address', 'port', 'status', 'statusCode'] as const;
const databaseFacts = ['kind', 'severity', 'schema', 'table', 'column', 'constraint', 'dataType', 'routine'] as const;

/**
 * An error without what rows, parameters and statements hold. Messages and details of the database and its driver are
 * left out, since they repeat values ("Failing row contains …"); codes, names of the schema and the places in our code stay.
 * What wraps such an error and repeats its message is cleaned of it. Everything else keeps its message and stack.
 */
export function describeError(error: unknown): unknown {
  return error instanceof Error ? described(error, MOST_DEEP) : withoutMembers(error);
}

/** The message of an error without what rows hold. */
export function safeMessage(error: unknown): string {
  return error instanceof Error ? described(error, MOST_DEEP).message : String(error);
}

/** An error to hand on to what logs in ways of its own: the same one, unless the database is behind it. */
export function withoutRowContents(error: unknown): unknown {
  if (!(error instanceof Error) || valuesIn(error, MOST_DEEP).length === 0) return error;
  const { message, stack, type } = described(error, MOST_DEEP);
  return Object.assign(new Error(message), { name: type, stack });
}

function described(error: Error, depth: number): DescribedError {
  const isDatabases = isDatabaseError(error);
  const values = valuesIn(error, MOST_DEEP);
  const message = isDatabases ? databaseMessage(error) : cleaned(error.message, values);
  const frames = framesOf(error);
  const type = error.constructor.name || error.name;
  const { cause } = error;
  const parts = error instanceof AggregateError ? error.errors.filter((one) => one instanceof Error) : [];
  return {
    type,
    message,
    ...(isDatabases ? databaseFactsOf(error) : factsOf(error, plainFacts)),
    ...(frames === undefined ? {} : { stack: cleaned(`${type}: ${message}\n${frames}`, values) }),
    ...(cause instanceof Error && depth > 0 ? { cause: described(cause, depth - 1) } : {}),
    ...(parts.length > 0 && depth > 0 ? { errors: parts.map((one) => described(one, depth - 1)) } : {}),
  };
}

/** Whether an error comes from PostgreSQL, its driver or Prisma, by what all of their versions have in common. */
function isDatabaseError(error: Error): boolean {
  if (/^(Prisma|DriverAdapter)/.test(error.name)) return true;
  const { code, severity } = membersOf(error);
  return typeof code === 'string' && SQL_STATE.test(code) && typeof severity === 'string';
}

function databaseMessage(error: Error): string {
  const { code, table, constraint, column } = databaseFactsOf(error);
  const names = Object.entries({ code, table, column, constraint }).flatMap(([name, value]) =>
    value === undefined ? [] : [name === 'code' ? value : `${name} ${value}`],
  );
  return names.length === 0 ? 'The database query failed.' : `The database query failed: ${names.join(', ')}.`;
}

/** What is known of a database's error beside values: of all its layers, the innermost last. */
function databaseFactsOf(error: Error): Record<string, unknown> {
  const layers = layersOf(error);
  const facts = Object.assign({}, ...layers.map((layer) => factsOf(layer, databaseFacts)));
  const codes = layers.flatMap(({ originalCode, code }) => [code, originalCode]);
  const code = codes.findLast((one) => typeof one === 'string' && /^[A-Z0-9]{4,20}$/.test(one));
  const isConstraint = typeof code === 'string' && CONSTRAINT_VIOLATION.test(code);
  const named = isConstraint ? namedIn(String(layers.at(-1)?.['originalMessage'] ?? '')) : {};
  return { ...named, ...facts, ...(code === undefined ? {} : { code }) };
}

/** Prisma keeps the adapter's error in its meta, and that the server's as its cause. */
function layersOf(error: Error): Record<string, unknown>[] {
  const own = membersOf(error);
  const adapter = membersOf(membersOf(own['meta'])['driverAdapterError']);
  return [own, adapter, membersOf(adapter['cause']), membersOf(own['cause'])].filter(
    (layer) => Object.keys(layer).length > 0,
  );
}

function namedIn(message: string): Record<string, string> {
  const names = ['relation', 'column', 'constraint'].flatMap((what) => {
    const [, name = ''] = new RegExp(`${what} "([^"]+)"`).exec(message) ?? [];
    return IDENTIFIER.test(name) ? [[what === 'relation' ? 'table' : what, name]] : [];
  });
  return Object.fromEntries(names);
}

function factsOf(layer: object, names: readonly string[]): Record<string, unknown> {
  const members = membersOf(layer);
  const known = names.flatMap((name) => {
    const value = members[name];
    const isNumber = typeof value === 'number';
    const isName = typeof value === 'string' && (IDENTIFIER.test(value) || !databaseFacts.some((one) => one === name));
    return isNumber || isName ? [[name, value]] : [];
  });
  return Object.fromEntries(known);
}

/** Texts of database errors, its own and those of its causes and parts, that others may repeat. */
function valuesIn(error: Error, depth: number): string[] {
  const inner = [error.cause, ...(error instanceof AggregateError ? error.errors : [])];
  const own = isDatabaseError(error)
    ? layersOf(error).flatMap((layer) =>
        [error.message, ...Object.values(layer)].map((text) => (typeof text === 'string' ? text : '')),
      )
    : [];
  const further = depth === 0 ? [] : inner.flatMap((one) => (one instanceof Error ? valuesIn(one, depth - 1) : []));
  return [...own, ...further].filter((text) => /\s/.test(text.trim()));
}

/** A text without those of the database in it, the longest first. */
function cleaned(text: string, values: readonly string[]): string {
  const longestFirst = values.toSorted((one, other) => other.length - one.length);
  return longestFirst.reduce(
    (left, value) => left.replaceAll(value, '[left out]').replaceAll(value.trim(), '[left out]'),
    text,
  );
}

/** The places of a stack, after the message, which may have lines that look like them. */
function framesOf({ message, stack }: Error): string | undefined {
  if (stack === undefined) return undefined;
  const at = stack.indexOf(message);
  if (at === -1) return undefined;
  const lines = stack.slice(at + message.length).split('\n');
  return lines.filter((line) => /^\s+at \S/.test(line)).join('\n');
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** What was thrown and is no error: plain values as they are, of others only what they are. */
function withoutMembers(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? { type: 'object' } : value;
}
