import type { PageQuery } from '@/lib/contracts/common';
import { type Db, type Sql, sql } from '@/lib/db/client';

/** Where a page lies in a list that is ordered by expiry first: between which expiries, and how many rows expire before the first. */
type Place = { first: string; last: string; before: number };

/**
 * The groups among which a page lies that is ordered by expiry first: those that it passes over are counted, but not joined with what
 * the order asks for besides. One statement. `grouped` are groups in the order of their expiry.
 */
export async function aroundPage(
  db: Db,
  grouped: Sql,
  condition: Sql,
  { page, page_size }: PageQuery,
): Promise<{ condition: Sql; skipped: number }> {
  const skipped = (page - 1) * page_size;
  const [place] = await db.$queryRaw<Place[]>(sql`
    WITH bounds AS MATERIALIZED (
      SELECT min(expiry) AS first, max(expiry) AS last FROM (
        SELECT coalesce(grouped.expired_on, 'infinity') AS expiry FROM ${grouped} WHERE ${condition}
        ORDER BY grouped.expired_on LIMIT ${page_size} OFFSET ${skipped}) AS found)
    SELECT first::text, last::text,
      (SELECT count(*)::int FROM ${grouped} WHERE ${condition} AND grouped.expired_on < bounds.first) AS before
    FROM bounds WHERE first IS NOT NULL`);
  if (place === undefined) return { condition, skipped };
  const { before, first, last } = place;
  const isNever = last === 'infinity' ? sql`grouped.expired_on IS NULL` : sql`FALSE`;
  const isWithin = sql`grouped.expired_on BETWEEN ${first}::timestamptz AND ${last}::timestamptz`;
  return { condition: sql`${condition} AND (${isWithin} OR ${isNever})`, skipped: skipped - before };
}
