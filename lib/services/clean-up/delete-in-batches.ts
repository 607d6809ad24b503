import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const BATCH_SIZE = 10_000;

/** Rows to delete: a table under the alias `old`, and the condition that a row is past its time. */
export type OldRows = { table: Sql; where: Sql };

/** Deletes old rows some thousands at a time, each batch in a transaction of its own, so that nobody waits for long. Says how many. */
export async function deleteInBatches(ctx: Ctx, { table, where }: OldRows, size = BATCH_SIZE): Promise<number> {
  return inBatches(size, () =>
    ctx.db.$executeRaw(sql`
      DELETE FROM ${table} AS old
      WHERE old.ctid = ANY(ARRAY(SELECT old.ctid FROM ${table} AS old WHERE ${where} LIMIT ${size})) AND ${where}`),
  );
}

/** Repeats a statement that handles at most `size` rows until fewer are left, and sums up what it says. */
export async function inBatches(size: number, handleSome: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (;;) {
    const handled = await handleSome();
    sum += handled;
    if (handled < size) return sum;
  }
}
