import { type ImportRun, type RecordType, recordTypes } from '@/lib/contracts/imports/imports';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { LineError } from '@/lib/services/imports/record-kind';
import type { Outcome } from '@/lib/services/imports/storing/store-records';

/** How far an import is. */
export type Progress = Pick<ImportRun, 'bytes_read' | 'lines_read' | 'counts' | 'error_count'>;

export const noProgress: Progress = { bytes_read: 0, lines_read: 0, counts: {}, error_count: 0 };

const MOST_STORED_ERRORS = 1_000;
const noCounts = { created: 0, updated: 0, unchanged: 0, failed: 0 };

/** Somebody asked the import to stop, or has closed it already. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
}

/** Progress after a batch: `lines` more lines, what became of its records, and all that was wrong with them. */
export function furtherBy(
  before: Progress,
  lines: number,
  outcomes: readonly Outcome[],
  errors: readonly LineError[],
): Progress {
  const counts = { ...before.counts };
  const add = (type: RecordType, as: keyof typeof noCounts) => {
    const known = counts[type] ?? noCounts;
    counts[type] = { ...known, [as]: known[as] + 1 };
  };
  for (const { record, as } of outcomes) if (typeof as === 'string') add(record.type, as);
  const failed = new Map(errors.map((error) => [error.line, error.record_type]));
  for (const type of failed.values()) if (isCounted(type)) add(type, 'failed');
  return { ...before, lines_read: before.lines_read + lines, counts, error_count: before.error_count + errors.length };
}

/** True when any row was written. */
export function hasChanged({ counts }: Pick<Progress, 'counts'>): boolean {
  return Object.values(counts).some(({ created, updated }) => created + updated > 0);
}

/**
 * Notes progress in the transaction that stored the batch, so that the two agree whatever happens to the process.
 * @returns whether somebody asked the import to stop.
 * @throws ImportStopped when the import is no longer running: somebody took it for dead. The batch is then taken back.
 */
export async function saveProgress(
  tx: Ctx,
  id: string,
  before: Progress,
  after: Progress,
  errors: readonly LineError[],
): Promise<boolean> {
  const kept = errors.slice(0, Math.max(0, MOST_STORED_ERRORS - before.error_count));
  if (kept.length > 0) {
    await tx.db.importError.createMany({ data: kept.map((error) => ({ import_id: id, ...error })) });
  }
  const [row] = await tx.db.$queryRaw<{ isStopped: boolean }[]>(sql`
    UPDATE import SET bytes_read = ${after.bytes_read}, lines_read = ${after.lines_read},
      counts = ${JSON.stringify(after.counts)}::jsonb, error_count = ${after.error_count}, heartbeat_at = ${tx.now}::timestamptz
    WHERE id = ${id}::uuid AND status = 'running'
    RETURNING cancel_requested_at IS NOT NULL AS "isStopped"`);
  if (row === undefined) throw new ImportStopped('The import is no longer running.');
  tx.touch({ topic: 'imports' });
  return row.isStopped;
}

function isCounted(type: string): type is RecordType {
  return recordTypes.some((known) => known === type);
}
