/**
 * What stands in for zod in browsers, where contracts are read for the names of their fields alone: the server checks.
 * Every schema is a chain that goes on forever; objects keep their `shape`. Parsing throws, for nothing is checked here.
 */
type Outline = { readonly [member: string]: Outline } & ((...given: readonly unknown[]) => Outline);

const objects = new Set(['object', 'strictObject', 'looseObject']);
const checks = /^(safe)?(parse|decode|encode)(Async)?$/i;

function outline(shape: unknown): Outline {
  const chain = () => undefined;
  return new Proxy<Outline>(unfinished(chain), {
    apply: () => outline({}),
    get: (_, member) => memberOf(String(member), shape),
  });
}

/** The cast holds because the proxy answers every member and every call itself. */
function unfinished(chain: () => undefined): Outline {
  return chain as unknown as Outline;
}

function memberOf(member: string, shape: unknown): unknown {
  if (member === 'shape') return shape;
  if (objects.has(member)) return (given: unknown) => outline(given);
  if (checks.test(member)) return refuse;
  return outline(shape);
}

function refuse(): never {
  throw new Error('Browsers do not check values; the server does.');
}

export const z = outline({});
