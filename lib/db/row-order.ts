import type { Ordering } from '@/lib/contracts/common';
import { join, type Sql, sql } from '@/lib/db/client';

/** One column that rows are ordered by. */
export type OrderTerm = {
  column: Sql;
  isDescending: boolean;
  /** Rows without a value are last, whichever the direction. */
  mayBeNull?: boolean;
};

/** The order of a list. Its last column is unique, so that pages never overlap. */
export type RowOrder = readonly OrderTerm[];

export function ascending(column: Sql): OrderTerm {
  return { column, isDescending: false };
}

export function descending(column: Sql): OrderTerm {
  return { column, isDescending: true };
}

/** The order that the caller asked for, rows without a value last; then the usual one. */
export function requestedOrder(
  requested: Ordering | undefined,
  columns: Readonly<Record<string, Sql>>,
  usual: RowOrder,
): RowOrder {
  const terms = (requested ?? []).flatMap(({ field, descending: isDescending }) => {
    const column = columns[field];
    return column === undefined ? [] : [{ column, isDescending, mayBeNull: true }];
  });
  return [...terms, ...usual];
}

/** What follows ORDER BY. A column that is never null has the order of its index. */
export function orderSql(order: RowOrder): Sql {
  return join(
    order.map(({ column, isDescending, mayBeNull }) => {
      const direction = isDescending ? sql`DESC` : sql`ASC`;
      return mayBeNull === true ? sql`${column} ${direction} NULLS LAST` : sql`${column} ${direction}`;
    }),
  );
}
