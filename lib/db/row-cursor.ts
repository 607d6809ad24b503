import { fieldError } from '@/lib/core/errors';
import { join, type Sql, sql } from '@/lib/db/client';
import type { OrderTerm, RowOrder } from '@/lib/db/row-order';

type Key = string | null;

/** The refusal of a cursor that does not come from the list. */
export function unknownCursor() {
  return fieldError('cursor', 'Use a cursor from the Link header of this list.');
}

/** The cursor behind a row: what the row has in the columns of the order, as the database wrote it. */
export function cursorAfter(keysJson: string): string {
  return Buffer.from(keysJson).toString('base64url');
}

/** The rows behind a cursor, or all of them for the empty one. @throws validation_failed for a cursor of another list */
export function isBehind(cursor: string, order: RowOrder): Sql {
  if (cursor === '') return sql`TRUE`;
  const keys = keysOf(cursor);
  if (keys.length !== order.length) throw unknownCursor();
  const steps = order.map((term, place) => {
    const earlier = order.slice(0, place).map((one, at) => isSame(one, keys[at] ?? null));
    return sql`(${join([...earlier, isFurther(term, keys[place] ?? null)], ' AND ')})`;
  });
  return sql`(${join(steps, ' OR ')})${startOf(order, keys)}`;
}

/** Repeats what the first column says of all steps, which lets an index begin there. */
function startOf([first]: RowOrder, [key = null]: readonly Key[]): Sql {
  if (first === undefined || first.mayBeNull === true || key === null) return sql``;
  return first.isDescending ? sql` AND ${first.column} <= ${key}` : sql` AND ${first.column} >= ${key}`;
}

function isSame({ column }: OrderTerm, key: Key): Sql {
  return key === null ? sql`${column} IS NULL` : sql`${column} = ${key}`;
}

/** Rows without a value are last, so nothing is behind them. */
function isFurther({ column, isDescending, mayBeNull }: OrderTerm, key: Key): Sql {
  if (key === null) return sql`FALSE`;
  const further = isDescending ? sql`${column} < ${key}` : sql`${column} > ${key}`;
  return mayBeNull === true ? sql`(${further} OR ${column} IS NULL)` : further;
}

function keysOf(cursor: string): Key[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.every((key) => key === null || isText(key))) return keys;
  } catch {
    throw unknownCursor();
  }
  throw unknownCursor();
}

function isText(key: unknown): key is string {
  return typeof key === 'string' && key.isWellFormed() && !key.includes('\0');
}
