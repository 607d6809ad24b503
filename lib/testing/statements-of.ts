import pg from 'pg';

/** How many statements some work sends to the database, through the ORM or past it, those that begin and end transactions included. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  let statements = 0;
  pg.Client.prototype.query = new Proxy(query, {
    apply: (target, client, given) => {
      statements += 1;
      return Reflect.apply(target, client, given);
    },
  });
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return statements;
}
