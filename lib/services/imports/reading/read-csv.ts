import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { fromCsv } from '@/lib/services/imports/reading/csv-values';
import { MOST_LINE_BYTES, type SourceLine } from '@/lib/services/imports/reading/source-line';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import type { RecordKind } from '@/lib/services/imports/record-kind';

const parsedRecord = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

/**
 * Reads CSV whose first record names the columns, as records of one kind.
 * @throws UnreadableFile without a usable header, and from the place on where the text is no CSV or not UTF-8.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>, kind: RecordKind): AsyncGenerator<SourceLine> {
  const skipped: SourceLine[] = [];
  const parser = csvParser(skipped);
  pipeline(Readable.from(utf8Text(chunks)), parser).catch(() => undefined); // the loop below throws it, too
  let header: readonly string[] | undefined;
  try {
    for await (const parsed of parser) {
      yield* skipped.splice(0);
      const { record, info } = parsedRecord.parse(parsed);
      if (header === undefined) header = headerFor(kind, record);
      else yield readRecord(kind, header, record, info.lines);
    }
  } catch (error) {
    throw isCsvError(error) ? new UnreadableFile(`The file is not valid CSV. ${error.message}.`) : error;
  } finally {
    parser.destroy();
  }
  if (header === undefined && skipped.length > 0) throw new UnreadableFile('The file has no header line.');
  yield* skipped;
}

function csvParser(skipped: SourceLine[]): Transform {
  return parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_LINE_BYTES,
    skip_records_with_error: true,
    on_skip: (error) => {
      // After an overlong record the parser has lost its place in the text.
      if (error?.code === 'CSV_MAX_RECORD_SIZE') throw error;
      const line = Number(error?.['lines'] ?? 0);
      skipped.push({ line, bytes: 0, flaw: error?.message ?? 'The line is not CSV.' });
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
      throw new UnreadableFile('The file is not UTF-8 text.');
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

function headerFor(kind: RecordKind, names: readonly string[]): string[] {
  const header = names.map((name) => name.trim());
  const missing = kind.required.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new UnreadableFile(`The first line must name the columns of a ${kind.type}. Missing: ${missing.join(', ')}.`);
  }
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw new UnreadableFile(`The first line names the column "${twice}" twice.`);
  return header;
}

function readRecord(kind: RecordKind, header: readonly string[], cells: readonly string[], line: number): SourceLine {
  const bytes = cells.reduce((sum, cell) => sum + cell.length, 0);
  if (cells.length !== header.length) {
    return { line, bytes, flaw: `The line has ${cells.length} columns, the header ${header.length}.` };
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
