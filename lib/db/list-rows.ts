import type { PageQuery } from '@/lib/contracts/common';
import { type Db, empty, join, type Sql, sql } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { orderSql, type RowOrder } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';

/** Which rows, and in which order. */
export type Selected = {
  condition: Sql;
  order: RowOrder;
  /** Whether the condition searches texts: then the rows found are kept, so that counting and paging search once. */
  isSearched?: boolean;
};

/** A page of the rows that a condition finds, as JSON text, and how many it finds in all. One statement. */
export async function listRows(
  db: Db,
  { id, joins = empty, json, tables }: RowShape,
  { condition, isSearched = false, order }: Selected,
  { page, page_size }: PageQuery,
): Promise<{ json: string; total: number }> {
  const keys = join(order.map(({ column }, place) => sql`${column} AS ${keyName(place)}`));
  const byKeys = orderSql(order.map((term, place) => ({ ...term, column: sql`${keyName(place)}` })));
  const inPage = orderSql(order.map((term, place) => ({ ...term, column: sql`page.${keyName(place)}` })));
  const [list] = await db.$queryRaw<{ json: string; total: number }[]>(sql`
    WITH found AS ${isSearched ? sql`MATERIALIZED` : sql`NOT MATERIALIZED`} (
        SELECT ${id} AS row_id, ${keys} FROM ${tables} WHERE ${condition}),
      page AS (SELECT * FROM found ORDER BY ${byKeys} LIMIT ${page_size} OFFSET ${(page - 1) * page_size})
    SELECT (SELECT count(*)::int FROM found) AS total,
      (SELECT coalesce(json_agg(${json} ORDER BY ${inPage}), '[]')::text
        FROM ${tables} ${joins} JOIN page ON page.row_id = ${id}) AS json`);
  return list ?? { json: '[]', total: 0 };
}

/** Made of a number alone, so it may stand in a statement as it is. */
function keyName(place: number): Sql {
  return Prisma.raw(`key_${place}`);
}
