import { type Db, poolOf, type Sql } from '@/lib/db/client';
import { ofDatabase } from '@/lib/db/database-errors';
import { statementName } from '@/lib/db/statement-name';

/**
 * Runs a statement past the ORM, whose handling of a raw one costs as much as the statement of a hot list itself, and which
 * remembers the parameters of its last hundred. Inside a transaction it goes through the ORM, which holds the connection.
 */
export async function queryRows<Row extends object>(db: Db, query: Sql): Promise<Row[]> {
  const pool = poolOf(db);
  if (pool === undefined) return db.$queryRaw<Row[]>(query);
  const text = query.text;
  const asked = pool.query<Row>({ text, values: query.values, name: statementName({ sql: text }) });
  const { rows } = await asked.catch((error: unknown) => {
    throw ofDatabase(error);
  });
  return rows;
}
