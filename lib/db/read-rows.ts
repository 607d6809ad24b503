import { poolOf, type Sql, statementName } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * Reads rows as the driver gives them, past the ORM, whose handling of a raw statement costs as much as the statement of
 * a hot list itself. Inside a transaction it goes through the ORM, which holds the connection.
 */
export async function readRows<Row extends object>(ctx: Ctx, query: Sql): Promise<Row[]> {
  const pool = poolOf(ctx.db);
  if (pool === undefined) return ctx.db.$queryRaw<Row[]>(query);
  const text = query.text;
  const { rows } = await pool.query<Row>({ text, values: query.values, name: statementName({ sql: text }) });
  return rows;
}
