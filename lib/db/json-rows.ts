import { DomainError } from '@/lib/core/errors';
import { type Db, type Sql, sql } from '@/lib/db/client';

/** How rows of one kind become JSON. */
export type RowShape = {
  /** The column that tells rows apart. */
  id: Sql;
  /** One row as the API shows it, built by the database. */
  json: Sql;
  /** What `json` needs joined beyond `tables`. */
  people: Sql;
  /** The tables that conditions and orderings speak of. */
  tables: Sql;
};

type Wanted = { condition: Sql; ordering: Sql; page: number; page_size: number };

/** A page of the rows that a condition finds, as JSON text, and how many it finds on all. One statement. */
export async function listRows(
  db: Db,
  { id, json, people, tables }: RowShape,
  { condition, ordering, page, page_size }: Wanted,
): Promise<{ json: string; total: number }> {
  const [list] = await db.$queryRaw<{ json: string; total: number }[]>(sql`
    SELECT (SELECT count(*)::int FROM ${tables} WHERE ${condition}) AS total,
           coalesce(json_agg(${json} ORDER BY ${ordering}), '[]')::text AS json
    FROM ${tables} ${people}
    WHERE ${id} IN (
      SELECT ${id} FROM ${tables} WHERE ${condition} ORDER BY ${ordering}
      LIMIT ${page_size} OFFSET ${(page - 1) * page_size})`);
  return list ?? { json: '[]', total: 0 };
}

/** The one row that a condition finds, in the shape that its JSON has. @throws not_found */
export async function readRow<Row>(db: Db, { json, people, tables }: RowShape, condition: Sql): Promise<Row> {
  const [found] = await db.$queryRaw<{ row: Row }[]>(
    sql`SELECT ${json} AS "row" FROM ${tables} ${people} WHERE ${condition}`,
  );
  if (found === undefined) throw new DomainError('not_found');
  return found.row;
}
