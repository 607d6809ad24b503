import { isRowError } from '@/lib/db/row-error';

/** How rows are worked on so that one that cannot be processed does not stop the others. */
export type RowWork<Row> = {
  /** Works on these rows, in a transaction of its own, and says how many it processed. */
  work: (rows: readonly Row[]) => Promise<number>;
  /** Takes a row that fails alone, with its error. */
  setAside: (row: Row, error: unknown) => Promise<void>;
  /** Whether an error speaks of a row; anything else is thrown on. Left out: `isRowError`. */
  isRowError?: (error: unknown) => boolean;
};

/**
 * Works on rows at once and, when that fails because of one of them, on ever smaller parts, until the row at fault is alone
 * and set aside. @returns how many were processed. @throws what speaks of no row, such as a lost connection
 */
export async function workThrough<Row>(rows: readonly Row[], given: RowWork<Row>): Promise<number> {
  if (rows.length === 0) return 0;
  try {
    return await given.work(rows);
  } catch (error) {
    return afterRowError(rows, error, given);
  }
}

/** What `workThrough` does once work on all of the rows has failed with an error. */
export async function afterRowError<Row>(rows: readonly Row[], error: unknown, given: RowWork<Row>): Promise<number> {
  const [first] = rows;
  const { isRowError: speaksOfRow = isRowError } = given;
  if (first === undefined || !speaksOfRow(error)) throw error;
  if (rows.length === 1) {
    await given.setAside(first, error);
    return 0;
  }
  const half = Math.ceil(rows.length / 2);
  const processed = await workThrough(rows.slice(0, half), given);
  return processed + (await workThrough(rows.slice(half), given));
}
