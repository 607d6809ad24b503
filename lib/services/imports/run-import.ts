import type { ImportRun } from '@/lib/contracts/imports/imports';
import { type Clock, clock as installationClock } from '@/lib/core/clock';
import type { Ctx } from '@/lib/db/context';
import { logFailure } from '@/lib/db/log-failure';
import { applyBatch, type RunningImport } from '@/lib/services/imports/apply-batch';
import { endImport } from '@/lib/services/imports/end-import';
import { type Ending, endingOfWhole } from '@/lib/services/imports/ending-of';
import { ImportStopped, noProgress, type Progress } from '@/lib/services/imports/import-progress';
import { readImportRow } from '@/lib/services/imports/import-row';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import { noPlaces } from '@/lib/services/imports/named-places';
import { type NewImport, openImport } from '@/lib/services/imports/open-import';
import { pulseOf } from '@/lib/services/imports/pulse-of';
import { readBatches } from '@/lib/services/imports/read-record';
import { oneAhead } from '@/lib/services/imports/reading/one-ahead';
import { readCsv } from '@/lib/services/imports/reading/read-csv';
import { readNdjson } from '@/lib/services/imports/reading/read-ndjson';
import { notUtf8, type SourceLine } from '@/lib/services/imports/reading/source-line';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import { utf8Chunks } from '@/lib/services/imports/reading/utf8-chunks';
import { SourceBroken, watchChunks } from '@/lib/services/imports/reading/watch-chunks';

/** Where the bytes of an import come from, and how it is followed. */
export type ImportSource = {
  chunks: AsyncIterable<Uint8Array>;
  /** How the import ends when the bytes stop coming for a reason of the source's own. */
  whenBroken: (cause: unknown, progress: Progress) => Ending;
  /** Stops the import after the batch it is storing. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** An import outlives the instant of its call: this clock says when each batch is. */
  clock?: Clock;
};

/**
 * Reads a file to its end and stores what it says, batch by batch. Every file comes to a status; what is thrown is
 * a refusal to start (already_exists) or the loss of the database.
 */
export async function runImport(ctx: Ctx, plan: NewImport, source: ImportSource): Promise<ImportRun> {
  const clock = source.clock ?? installationClock;
  const id = await openImport(ctx, plan);
  const places = noPlaces();
  const run: RunningImport = {
    id,
    only: plan.record_type,
    bytesRead: 0,
    progress: noProgress,
    places,
    isStopped: false,
    plannedAtLine: 0,
  };
  const ending = await readToEnd(ctx, run, plan, source, clock).catch((error: unknown) =>
    endingOf(ctx, run, source, error),
  );
  const last = { ...ctx, now: clock() };
  await endImport(last, run, ending);
  return readImportRow(last, id);
}

async function readToEnd(
  ctx: Ctx,
  run: RunningImport,
  plan: NewImport,
  source: ImportSource,
  clock: Clock,
): Promise<Ending> {
  const end = new AbortController();
  const chunks = watchChunks(source.chunks, {
    onBytes: (bytes) => {
      run.bytesRead += bytes;
    },
    pulse: pulseOf(ctx, run, clock),
    signal: AbortSignal.any([end.signal, ...(source.signal === undefined ? [] : [source.signal])]),
  });
  try {
    const decoded = await utf8Chunks(chunks, plan.encoding ?? 'utf-8');
    for await (const batch of oneAhead(readBatches(linesOf(decoded.chunks, plan), plan.record_type))) {
      if (run.progress.lines_read === 0) rejectBinary(batch.lines);
      await applyBatch({ ...ctx, now: clock() }, run, batch);
      source.onProgress?.(run.progress);
      if (run.isStopped || source.signal?.aborted) throw new ImportStopped();
    }
  } finally {
    end.abort(new ImportStopped()); // what is being read ahead is not needed any more
  }
  if (run.progress.lines_read === 0) throw new UnreadableFile('The file is empty.');
  return endingOfWhole(run.progress);
}

function linesOf(chunks: AsyncIterable<Uint8Array>, { format, record_type }: NewImport): AsyncIterable<SourceLine> {
  return format === 'csv' && record_type !== null ? readCsv(chunks, recordKinds[record_type]) : readNdjson(chunks);
}

/** While nothing is stored yet, one line that is not UTF-8 gives away a file in another encoding. */
function rejectBinary(batch: readonly SourceLine[]): void {
  const binary = batch.find((line) => 'isBinary' in line);
  if (binary !== undefined) throw new UnreadableFile(notUtf8(`see line ${binary.line}`));
}

function endingOf(ctx: Ctx, run: RunningImport, source: ImportSource, error: unknown): Ending {
  if (error instanceof UnreadableFile) return { status: 'failed', failure: error.message };
  if (error instanceof SourceBroken) return source.whenBroken(error.cause, run.progress);
  if (error instanceof ImportStopped || source.signal?.aborted) return { status: 'cancelled', failure: '' };
  logFailure(ctx.log, 'error', { err: error, import_id: run.id }, 'import failed');
  const failure = 'Something went wrong on our side. Records stored so far are kept.';
  return { status: 'failed', failure, cause: 'internal' };
}
