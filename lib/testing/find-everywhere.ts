import { database, sql } from '@/lib/db/client';
import { named } from '@/lib/db/verbatim';

type Place = { schema: string; table: string; column: string };

/** The columns of the whole database, of every schema but PostgreSQL's own, that hold a text somewhere, in any case. */
export async function findEverywhere(text: string): Promise<string[]> {
  const places = await database().$queryRaw<Place[]>`
    SELECT space.nspname::text AS schema, class.relname::text AS table, attribute.attname::text AS column
    FROM pg_attribute AS attribute JOIN pg_class AS class ON class.oid = attribute.attrelid
      JOIN pg_namespace AS space ON space.oid = class.relnamespace
    WHERE class.relkind IN ('r', 'p', 'm') AND attribute.attnum > 0 AND NOT attribute.attisdropped
      AND space.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
    ORDER BY 1, 2, attribute.attnum`;
  const found: string[] = [];
  for (const { column, schema, table } of places) {
    const [row] = await database().$queryRaw<{ count: number }[]>(sql`
      SELECT count(*)::int AS count FROM ${named(schema)}.${named(table)}
      WHERE strpos(lower(${named(column)}::text), lower(${text})) > 0`);
    if (row !== undefined && row.count > 0) found.push(`${table}.${column}`);
  }
  return found;
}
