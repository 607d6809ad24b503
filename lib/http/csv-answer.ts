import { z } from 'zod';
import { isDownloadable, type Operation } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { MOST_CSV_ROWS } from '@/lib/core/most-csv-rows';
import { logFailure } from '@/lib/db/log-failure';
import { csvColumns, csvHead, csvLines, rowsSchema } from '@/lib/http/csv-text';
import { isPage, isPaged, type Page, type Paged } from '@/lib/http/page';

/** How many rows a download reads at once. */
export const ROWS_PER_READ = 1_000;

type ReadPart = (part: { cursor: string; page: number; page_size: number }) => Promise<unknown>;

const jsonRows = z.array(z.unknown());

/** Whether a call wants its list as CSV: by `format=csv`, or by its Accept header. */
export function acceptsCsv(operation: Operation, request: Request, input: object): boolean {
  if (!isDownloadable(operation)) return false;
  return Reflect.get(input, 'format') === 'csv' || /\btext\/csv\b/i.test(request.headers.get('accept') ?? '');
}

/**
 * Every row of a list as CSV, read and sent in parts, so that memory stays bounded.
 * @throws validation_failed when more than MOST_CSV_ROWS match
 */
export async function csvAnswer(operation: Operation, readPart: ReadPart): Promise<Response> {
  const read = async (cursor: string): Promise<Page<unknown>> => {
    const part = await readPart({ cursor, page: 1, page_size: ROWS_PER_READ });
    if (isPaged(part)) return pageIn(operation, part);
    if (!isPage(part)) throw new Error(`${operation.id} has no pages to be downloaded.`);
    return part;
  };
  const first = await read('');
  if (first.total > MOST_CSV_ROWS) {
    const most = MOST_CSV_ROWS.toLocaleString('en');
    throw fieldError('format', `More than ${most} rows match. Narrow the filters to download them.`);
  }
  const name = operation.path.split('/').findLast((part) => part !== '') ?? 'list';
  return new Response(csvStream(operation, first, read), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'x-result-count': String(first.total),
    },
  });
}

/** The page of rows that a member of an answer is. */
function pageIn({ answer, gives }: Operation, { answer: given, next = null, total }: Paged<unknown>): Page<unknown> {
  const rows: unknown = gives.kind === 'paged' ? Reflect.get(Object(answer.parse(given)), gives.rows) : [];
  return { rows: jsonRows.parse(rows), total, next };
}

type ReadBehind = (cursor: string) => Promise<Page<unknown>>;

/** Reads a part when it is taken, and none after the reader has left. */
function csvStream(operation: Operation, first: Page<unknown>, read: ReadBehind): ReadableStream<Uint8Array> {
  const chunks = csvChunks(operation, first, read);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return();
    },
  });
}

async function* csvChunks(operation: Operation, first: Page<unknown>, read: ReadBehind): AsyncGenerator<string, void> {
  const columns = csvColumns(operation);
  yield csvHead(columns) + csvLines(columns, rowsOf(operation, first));
  let next = first.next ?? null;
  while (next !== null) {
    const part = await read(next).catch((error: unknown) => {
      logFailure(log, 'error', { operation: operation.id, err: error }, 'a CSV ended early');
      throw error;
    });
    yield csvLines(columns, rowsOf(operation, part));
    next = part.next ?? null;
  }
}

/** The rows of a part; what the schema does not have gets no column, so no field leaks. */
function rowsOf(operation: Operation, part: Page<unknown>): readonly unknown[] {
  return 'rows' in part
    ? jsonRows.parse(z.parse(rowsSchema(operation), part.rows))
    : jsonRows.parse(JSON.parse(part.json));
}
