import type { Ordering } from '@/lib/contracts/common';
import { join, type Sql, sql } from '@/lib/db/client';

/**
 * What follows ORDER BY: the ordering that the caller asked for, rows without a value last, then the default order.
 * @param byDefault ends in a unique column, so that pages never overlap.
 */
export function orderBySql(asked: Ordering | undefined, columns: Readonly<Record<string, Sql>>, byDefault: Sql): Sql {
  const terms = (asked ?? []).flatMap(({ field, descending }) => {
    const column = columns[field];
    if (column === undefined) return [];
    return [descending ? sql`${column} DESC NULLS LAST` : sql`${column} ASC NULLS LAST`];
  });
  return join([...terms, byDefault]);
}
