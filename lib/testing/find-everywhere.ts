import { database, join, sql } from '@/lib/db/client';
import { named } from '@/lib/db/verbatim';

type Table = { schema: string; table: string; columns: string[] };

/** The columns of the whole database, of every schema but PostgreSQL's own, that hold a text somewhere, in any case. */
export async function findEverywhere(text: string): Promise<string[]> {
  const tables = await database().$queryRaw<Table[]>`
    SELECT space.nspname::text AS schema, class.relname::text AS table, array_agg(attribute.attname::text ORDER BY attribute.attnum) AS columns
    FROM pg_attribute AS attribute JOIN pg_class AS class ON class.oid = attribute.attrelid
      JOIN pg_namespace AS space ON space.oid = class.relnamespace
    WHERE class.relkind IN ('r', 'p', 'm') AND class.relpersistence <> 't' AND attribute.attnum > 0 AND NOT attribute.attisdropped
      AND space.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
    GROUP BY 1, 2 ORDER BY 1, 2`;
  const found: string[] = [];
  for (const table of tables) found.push(...(await columnsWith(text, table)));
  return found;
}

async function columnsWith(text: string, { columns, schema, table }: Table): Promise<string[]> {
  const holds = columns.map(
    (column) => sql`bool_or(strpos(lower(${named(column)}::text), lower(${text})) > 0) AS ${named(column)}`,
  );
  const [row] = await database().$queryRaw<Record<string, boolean | null>[]>(
    sql`SELECT ${join(holds)} FROM ${named(schema)}.${named(table)}`,
  );
  return columns.filter((column) => row?.[column] === true).map((column) => `${table}.${column}`);
}
