import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isRowError } from '@/lib/db/row-error';
import { transaction } from '@/lib/db/transaction';
import { afterRowError, type RowWork } from '@/lib/db/work-through';
import { isSetAside } from '@/lib/services/outbox/is-set-aside';
import { setAsideMessage } from '@/lib/services/outbox/set-aside';

/** Which waiting messages to process, and how. Conditions and columns are on alias `said`. */
export type MessageWork<Row> = {
  condition: Sql;
  columns: Sql;
  size: number;
  timeoutMs: number;
  /** Inside the transaction that marks the messages as processed. */
  work: (tx: Ctx, messages: readonly Row[]) => Promise<void>;
  isRowError?: (error: unknown) => boolean;
};

/** What became of a batch. `taken` below the size asked for: nothing else waits. */
export type ProcessedMessages = { taken: number; processed: number; setAside: number };

/**
 * Processes the next batch of waiting messages, oldest first, each once: other processes skip those that this one holds.
 * A message that cannot be processed is set aside, and the rest of the batch is processed all the same.
 */
export async function processMessages<Row extends { id: string }>(
  ctx: Ctx,
  given: MessageWork<Row>,
): Promise<ProcessedMessages> {
  let taken: readonly Row[] = [];
  const processSome = (only: Sql) =>
    transaction(
      ctx,
      async (tx) => {
        taken = [];
        taken = await takeMessages<Row>(tx, given, only);
        if (taken.length > 0) await processTaken(tx, given, taken);
        return taken.length;
      },
      given.timeoutMs,
    );
  try {
    const processed = await processSome(sql`TRUE`);
    return { taken: processed, processed, setAside: 0 };
  } catch (error) {
    const failed = taken;
    let setAside = 0;
    const apart: RowWork<Row> = {
      work: (rows) => processSome(sql`outbox.id = ANY(${rows.map(({ id }) => id)}::uuid[])`),
      setAside: async (row, error) => {
        if (await setAsideMessage(ctx, row.id, error, sql`outbox.processed_at IS NULL`)) setAside++;
      },
      isRowError: given.isRowError ?? isRowError,
    };
    return { taken: failed.length, processed: await afterRowError(failed, error, apart), setAside };
  }
}

function takeMessages<Row>(tx: Ctx, { columns, condition, size }: MessageWork<Row>, only: Sql): Promise<Row[]> {
  return tx.db.$queryRaw<Row[]>(sql`
    SELECT ${columns} FROM outbox_message AS outbox
    WHERE ${condition} AND outbox.processed_at IS NULL AND NOT ${isSetAside(sql`outbox.id`)} AND ${only}
    ORDER BY outbox.created, outbox.id LIMIT ${size} FOR UPDATE OF outbox SKIP LOCKED`);
}

async function processTaken<Row extends { id: string }>(
  tx: Ctx,
  { work }: MessageWork<Row>,
  taken: readonly Row[],
): Promise<void> {
  await work(tx, taken);
  const ids = taken.map(({ id }) => id);
  await tx.db.$executeRaw(sql`
    UPDATE outbox_message SET processed_at = ${tx.now}::timestamptz WHERE id = ANY(${ids}::uuid[])`);
}
