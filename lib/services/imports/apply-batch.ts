import { setTimeout as pause } from 'node:timers/promises';
import type { RecordType } from '@/lib/contracts/imports/imports';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import { logFailure } from '@/lib/db/log-failure';
import { transaction } from '@/lib/db/transaction';
import { databaseLineError } from '@/lib/services/imports/database-line-error';
import { furtherBy, ImportStopped, type Progress, saveProgress } from '@/lib/services/imports/import-progress';
import { type NamedPlaces, notePlaces } from '@/lib/services/imports/named-places';
import type { Batch } from '@/lib/services/imports/read-record';
import type { ImportRecord, LineError } from '@/lib/services/imports/record-kind';
import { storeRecords } from '@/lib/services/imports/storing/store-records';

const TIMEOUT_MS = 120_000;
const RETRY_PAUSES_MS = [100, 400, 1_500, 5_000];

/** An import under way; `progress` is what has been committed of it. */
export type RunningImport = {
  id: string;
  only: RecordType | null;
  bytesRead: number;
  progress: Progress;
  places: NamedPlaces;
  isStopped: boolean;
  /** How many lines had been read when plans were last made anew. */
  plannedAtLine: number;
};

/** Lines that count with this transaction, and what is wrong with those that made no record. */
type BatchReport = { lines: number; errors: readonly LineError[] };

/** Stores one batch of lines in one transaction, together with the progress it makes. */
export async function applyBatch(ctx: Ctx, run: RunningImport, { lines, parsed }: Batch): Promise<void> {
  notePlaces(run.places, lines, run.only);
  const records = parsed.flatMap((line) => ('record' in line ? [line.record] : []));
  const errors = parsed.flatMap((line) => ('errors' in line ? line.errors : []));
  await applyRecords(ctx, run, records, { lines: lines.length, errors });
}

/**
 * A batch that the database refuses for a reason that no check foresaw is halved until the line at fault is alone,
 * and that is reported like any bad line.
 */
async function applyRecords(
  ctx: Ctx,
  run: RunningImport,
  records: readonly ImportRecord[],
  report: BatchReport,
): Promise<void> {
  try {
    await withRetries(() => transaction(ctx, (tx) => storeBatch(tx, run, records, report), TIMEOUT_MS));
  } catch (error) {
    const [first] = records;
    if (first === undefined || error instanceof ImportStopped || isUnavailability(error)) throw error;
    logFailure(ctx.log, 'warn', { err: error, import_id: run.id, lines: records.length }, 'batch rejected');
    if (records.length === 1)
      return applyRecords(ctx, run, [], { ...report, errors: [...report.errors, databaseLineError(first)] });
    const half = Math.ceil(records.length / 2);
    await applyRecords(ctx, run, records.slice(0, half), report);
    await applyRecords(ctx, run, records.slice(half), { lines: 0, errors: [] });
  }
}

async function storeBatch(
  tx: Ctx,
  run: RunningImport,
  records: readonly ImportRecord[],
  report: BatchReport,
): Promise<() => void> {
  const plannedAtLine = await renewPlans(tx, run);
  const outcomes = records.length === 0 ? [] : await storeRecords(tx, records);
  const failed = outcomes.flatMap(({ as }) => (typeof as === 'string' ? [] : [as]));
  const errors = [...report.errors, ...failed].sort((one, other) => one.line - other.line);
  const progress = { ...furtherBy(run.progress, report.lines, outcomes, errors), bytes_read: run.bytesRead };
  const isStopped = await saveProgress(tx, run.id, run.progress, progress, errors);
  return () => Object.assign(run, { progress, isStopped, plannedAtLine });
}

/**
 * Has plans made anew whenever the import has become twice as long: one made for an empty table gets slower with every
 * batch, while made for every batch they would take longer than what they plan, most of all those of foreign keys.
 */
async function renewPlans({ db }: Ctx, { plannedAtLine, progress }: RunningImport): Promise<number> {
  if (progress.lines_read < 2 * plannedAtLine) return plannedAtLine;
  await db.$executeRaw(sql`DISCARD PLANS`);
  return progress.lines_read;
}

/** Runs a transaction again while it fails for reasons that pass: a deadlock, a lost connection. Then takes over what it committed. */
async function withRetries(work: () => Promise<() => void>): Promise<void> {
  for (const pauseMs of RETRY_PAUSES_MS) {
    try {
      return (await work())();
    } catch (error) {
      if (!isUnavailability(error)) throw error;
      await pause(pauseMs);
    }
  }
  (await work())();
}

function isUnavailability(error: unknown): boolean {
  const known = toDomainError(error);
  return known instanceof DomainError && known.code === 'unavailable';
}
