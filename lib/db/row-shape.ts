import { DomainError } from '@/lib/core/errors';
import { type Db, empty, type Sql, sql } from '@/lib/db/client';

/** How rows of one kind become JSON. */
export type RowShape = {
  /** The column that tells rows apart. */
  id: Sql;
  /** One row as the API shows it, built by the database. */
  json: Sql;
  /** What `json` needs joined beyond `tables`. */
  joins?: Sql;
  /** The tables that conditions and orders speak of. */
  tables: Sql;
};

/** The one row that a condition finds, in the shape that its JSON has. @throws not_found */
export async function readRow<Row>(db: Db, shape: RowShape, condition: Sql): Promise<Row> {
  const found = await findRow<Row>(db, shape, condition);
  if (found === undefined) throw new DomainError('not_found');
  return found;
}

/** The same; undefined when there is none. */
export async function findRow<Row>(
  db: Db,
  { joins = empty, json, tables }: RowShape,
  condition: Sql,
): Promise<Row | undefined> {
  const [found] = await db.$queryRaw<{ row: Row }[]>(
    sql`SELECT ${json} AS "row" FROM ${tables} ${joins} WHERE ${condition}`,
  );
  return found?.row;
}
