import path from 'node:path';
import { parseArgs } from 'node:util';
import { encodings, recordTypes } from '@/lib/contracts/imports/imports';
import { database } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import type { Ending } from '@/lib/services/imports/ending-of';
import type { Progress } from '@/lib/services/imports/import-progress';
import { ImportStopped } from '@/lib/services/imports/import-progress';
import type { NewImport } from '@/lib/services/imports/open-import';
import { fileChunks, fileSize } from '@/lib/services/imports/reading/file-chunks';
import { formatOf } from '@/lib/services/imports/reading/format-of';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import { runImport } from '@/lib/services/imports/run-import';
import { warnInDemo } from '@/scripts/commands/warn-in-demo';

const USAGE = `Usage: npm run import -- FILE [--type ${recordTypes.join('|')}] [--format ndjson|csv] [--encoding ${encodings.join('|')}] [--store NAME]`;
const PROGRESS_EVERY_MS = 1_000;

type Request = Pick<NewImport, 'format' | 'encoding' | 'store' | 'record_type'> & { file: string };

/** What the command line asks for, or the sentence that says why it cannot be done. */
function readArguments(): Request | string {
  try {
    const text = { type: 'string' } as const;
    const options = { type: text, format: text, encoding: text, store: text };
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return USAGE;
    const type = recordTypes.find((known) => known === values.type) ?? null;
    if (values.type !== undefined && type === null) return `Unknown type: ${values.type}. ${USAGE}`;
    const format = values.format ?? formatOf(file);
    if (format !== 'csv' && format !== 'ndjson') return `Unknown format: ${format}. ${USAGE}`;
    if (format === 'csv' && type === null) return `For CSV, give the record type with --type. ${USAGE}`;
    const encoding = encodings.find((known) => known === (values.encoding ?? 'utf-8'));
    if (encoding === undefined) return `Unknown encoding: ${values.encoding}. ${USAGE}`;
    const store = values.store?.trim().slice(0, 100);
    return { file, format, encoding, record_type: type, store: store === '' ? undefined : store };
  } catch (error) {
    return `${error instanceof Error ? error.message : ''} ${USAGE}`;
  }
}

/** Ends the import after the batch it is storing when the command is interrupted. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => controller.abort(new ImportStopped()));
  return controller.signal;
}

function unreadable(cause: unknown): Ending {
  const failure = cause instanceof UnreadableFile ? cause.message : 'The file could not be read.';
  return { status: 'failed', failure };
}

/** A line on stderr about every second. */
function progressReporter(): (progress: Progress) => void {
  let reportedAtMs = performance.now();
  return ({ lines_read, bytes_read, error_count }) => {
    if (performance.now() - reportedAtMs < PROGRESS_EVERY_MS) return;
    reportedAtMs = performance.now();
    const number = new Intl.NumberFormat('en');
    const megabytes = (bytes_read / 1_000_000).toFixed(1);
    process.stderr.write(`${number.format(lines_read)} lines, ${megabytes} MB, ${number.format(error_count)} errors\n`);
  };
}

async function importFile({ file, ...options }: Request): Promise<number> {
  const startedAtMs = performance.now();
  const ctx = createContext({ kind: 'system', name: 'import', via: 'command' });
  const fileName = path.basename(file).slice(0, 200);
  const plan = { ...options, source: 'command', file_name: fileName } as const;
  const ended = await runImport(
    ctx,
    { ...plan, size_bytes: await fileSize(file) },
    {
      chunks: fileChunks(file, options.encoding),
      whenBroken: unreadable,
      signal: interruption(),
      onProgress: progressReporter(),
    },
  );
  const errors = await database().importError.findMany({
    where: { import_id: ended.uuid },
    orderBy: { id: 'asc' },
    select: { line: true, record_type: true, external_id: true, field: true, message: true },
  });
  const { uuid, status, lines_read: lines, counts, error_count, failure } = ended;
  const duration_ms = Math.round(performance.now() - startedAtMs);
  console.log(JSON.stringify({ status, lines, counts, errors, error_count, duration_ms, failure, import_uuid: uuid }));
  if (failure !== '') process.stderr.write(`${failure}\n`);
  return exitCodes[status];
}

const exitCodes = { succeeded: 0, partial: 2, failed: 1, cancelled: 130, queued: 1, running: 1 } as const;

const request = readArguments();
if (typeof request === 'string') {
  process.stderr.write(`${request.trim()}\n`);
  process.exitCode = 1;
} else {
  await warnInDemo();
  process.exitCode = await importFile(request);
  await database().$disconnect();
}
