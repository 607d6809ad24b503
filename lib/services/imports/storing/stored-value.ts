import { type Sql, sql } from '@/lib/db/client';
import { literal, named } from '@/lib/db/verbatim';

/** The value of a field that may be left out: what is given, else what is known, else the fallback, which null asks for. */
export function optional(field: string, fallback: Sql, column = field): Sql {
  return sql`CASE WHEN ${literal(field)} = ANY(given.cleared) THEN ${fallback}
    ELSE coalesce(given.${named(column)}, known.${named(column)}, ${fallback}) END`;
}
