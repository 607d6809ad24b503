import pg from 'pg';

/** How many statements some work sends to the database, through the ORM or past it, those that begin and end transactions included. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query') ?? {};
  let statements = 0;
  const counting = new Proxy(original.value, {
    apply: (query, client, given) => {
      statements += 1;
      return Reflect.apply(query, client, given);
    },
  });
  Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: counting });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', original);
  }
  return statements;
}
