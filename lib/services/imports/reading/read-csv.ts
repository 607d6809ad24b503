import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { headerFor } from '@/lib/services/imports/reading/csv-header';
import { type Separator, separatedText } from '@/lib/services/imports/reading/csv-separator';
import { fromCsv } from '@/lib/services/imports/reading/csv-values';
import { MOST_LINE_BYTES, notUtf8, type SourceLine } from '@/lib/services/imports/reading/source-line';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import type { RecordKind } from '@/lib/services/imports/record-kind';

const parsedRecord = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

/** A line of CSV that could be cut into cells. */
export type CsvCells = { line: number; cells: readonly string[] };

/** The separator of a CSV file, and its lines as they come: the first that has cells is its header. */
type CsvRows = { separator: Separator; rows: AsyncIterable<CsvCells | SourceLine> };

/**
 * Reads CSV whose first record names the columns, as records of one kind.
 * @throws UnreadableFile without a usable header, and from the place on where the text is no CSV or not UTF-8.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, kind: RecordKind): AsyncGenerator<SourceLine> {
  const { rows } = await readCsvRows(chunks);
  let header: readonly string[] | undefined;
  const early: SourceLine[] = [];
  for await (const row of rows) {
    if (!('cells' in row)) {
      if (header === undefined) early.push(row);
      else yield row;
      continue;
    }
    if (header === undefined) {
      header = headerFor(kind, row.cells);
      yield* early;
    } else yield recordOf(kind, header, row);
  }
  if (header === undefined && early.length > 0) throw new UnreadableFile('The file has no header line.');
}

/** Cuts CSV into lines and cells, whatever its separator. @throws UnreadableFile (its rows) where the text is no CSV or not UTF-8 */
export async function readCsvRows(chunks: AsyncIterable<Uint8Array>): Promise<CsvRows> {
  const { separator, text } = await separatedText(utf8Text(chunks));
  return { separator, rows: rowsOf(text, separator) };
}

async function* rowsOf(text: AsyncIterable<string>, separator: Separator): AsyncGenerator<CsvCells | SourceLine> {
  const skipped: SourceLine[] = [];
  const parser = csvParser(skipped, separator);
  pipeline(Readable.from(text), parser).catch(() => undefined); // the loop below throws it, too
  try {
    for await (const parsed of parser) {
      yield* skipped.splice(0);
      const { record, info } = parsedRecord.parse(parsed);
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    throw isCsvError(error) ? new UnreadableFile(`The file is not valid CSV. ${error.message}.`) : error;
  } finally {
    parser.destroy();
  }
  yield* skipped;
}

function csvParser(skipped: SourceLine[], delimiter: Separator): Transform {
  return parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_LINE_BYTES,
    skip_records_with_error: true,
    on_skip: (error) => {
      // After an overlong record the parser has lost its place in the text.
      if (error?.code === 'CSV_MAX_RECORD_SIZE') throw error;
      const line = Number(error?.['lines'] ?? 0);
      skipped.push({ line, bytes: 0, error: error?.message ?? 'The line is not CSV.' });
      return undefined;
    },
  });
}

/** The text of the bytes, without a byte order mark. */
async function* utf8Text(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new UnreadableFile(notUtf8());
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

/** A line as a record of its kind. @param header the name of each column */
export function recordOf(kind: RecordKind, header: readonly string[], { cells, line }: CsvCells): SourceLine {
  const bytes = cells.reduce((sum, cell) => sum + cell.length, 0);
  if (cells.length !== header.length) {
    return { line, bytes, error: `The line has ${cells.length} columns, the header ${header.length}.` };
  }
  const filled = header.flatMap((name, index) => {
    const cell = cells[index]?.trim() ?? '';
    return cell === '' ? [] : [[name, fromCsv(cell, kind.csvForms[name])]];
  });
  return { line, bytes, value: Object.fromEntries(filled) };
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
