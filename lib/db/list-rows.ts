import type { PageQuery } from '@/lib/contracts/common';
import { type Db, empty, join, type Sql, sql } from '@/lib/db/client';
import { isUnreadableValue } from '@/lib/db/database-errors';
import { Prisma } from '@/lib/db/generated/client';
import { cursorAfter, isBehind, unknownCursor } from '@/lib/db/row-cursor';
import { orderSql, type RowOrder } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';

/** Which rows, and in which order. */
export type Selected = {
  condition: Sql;
  order: RowOrder;
  /** Whether the condition searches texts: then the rows found are kept, so that counting and paging search once. */
  isSearched?: boolean;
  /** How many rows the condition finds, where something knows without counting them. Not used behind a cursor. */
  total?: Sql | undefined;
  /** How many of the rows that the condition finds lie before the page, where it leaves out others; else all before it do. */
  skipped?: number | undefined;
};

/** A page of a list by its number, or the rows behind a cursor. */
type Part = PageQuery & { cursor?: string | undefined };

/** Rows as JSON text, how many there are in all or behind the cursor, and the cursor behind the last; null after the last of all. */
type Rows = { json: string; total: number; next: string | null };

/** A part of the rows that a condition finds. One statement. @throws validation_failed for a cursor of another list */
export async function listRows(
  db: Db,
  { id, joins = empty, json, tables }: RowShape,
  { condition, isSearched = false, order, skipped: skippedOfFound, total }: Selected,
  { cursor, page, page_size }: Part,
): Promise<Rows> {
  const named = order.map((term, place) => ({ ...term, key: keyName(place) }));
  const keys = join(named.map(({ column, key }) => sql`${column} AS ${key}`));
  const byKeys = orderSql(named.map((term) => ({ ...term, column: term.key })));
  const inPage = orderSql(named.map((term) => ({ ...term, column: sql`page.${term.key}` })));
  const behind = cursor === undefined ? empty : sql`AND ${isBehind(cursor, order)}`;
  const skipped = cursor === undefined ? (page - 1) * page_size : 0;
  // Each row of the page is read by its id (OFFSET 0 keeps that): joined, the planner may take the page last, after all rows.
  const statement = sql`
    WITH found AS ${isSearched ? sql`MATERIALIZED` : sql`NOT MATERIALIZED`} (
        SELECT ${id} AS row_id, ${keys} FROM ${tables} WHERE ${condition} ${behind}),
      page AS (SELECT * FROM found ORDER BY ${byKeys} LIMIT ${page_size} OFFSET ${skippedOfFound ?? skipped})
    SELECT (${cursor === undefined && total !== undefined ? total : sql`SELECT count(*)::int FROM found`}) AS total,
      (SELECT json_build_array(${join(named.map(({ key }) => sql`${key}::text`))})::text
        FROM page ORDER BY ${byKeys} OFFSET ${page_size - 1} LIMIT 1) AS last_keys,
      (SELECT coalesce(json_agg(shown.row ORDER BY ${inPage}), '[]')::text
        FROM page CROSS JOIN LATERAL (
          SELECT ${json} AS row FROM ${tables} ${joins} WHERE ${id} = page.row_id OFFSET 0) AS shown) AS json`;
  const [found] = await db.$queryRaw<Found[]>(statement).catch((error: unknown) => {
    throw cursor !== undefined && isUnreadableValue(error) ? unknownCursor() : error;
  });
  if (found === undefined) return { json: '[]', total: 0, next: null };
  const isLast = found.last_keys === null || found.total <= skipped + page_size;
  return { json: found.json, total: found.total, next: isLast ? null : cursorAfter(found.last_keys ?? '') };
}

type Found = { json: string; last_keys: string | null; total: number };

/** Made of a number alone, so it may stand in a statement as it is. */
function keyName(place: number): Sql {
  return Prisma.raw(`key_${place}`);
}
