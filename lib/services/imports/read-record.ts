import type { RecordType } from '@/lib/contracts/imports/imports';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import { type ParsedLine, parseRecord } from '@/lib/services/imports/parse-record';
import type { SourceLine } from '@/lib/services/imports/reading/source-line';
import { takeBatches } from '@/lib/services/imports/reading/take-batches';
import type { ImportRecord, RecordKind } from '@/lib/services/imports/record-kind';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

/** Parses a line, and then judges what takes longer of what it says. */
export async function readRecord(source: SourceLine, only: RecordType | null): Promise<ParsedLine> {
  return checked(parseRecord(source, only));
}

/** The same of several lines, one after the other. Other work may run between them. */
async function readRecords(sources: readonly SourceLine[], only: RecordType | null): Promise<ParsedLine[]> {
  const pause = shortTurns();
  const read: ParsedLine[] = [];
  for (const source of sources) {
    const parsed = checked(parseRecord(source, only));
    // Most lines and most turns have nothing to wait for.
    read.push(parsed instanceof Promise ? await parsed : parsed);
    const turn = pause();
    if (turn !== undefined) await turn;
  }
  return read;
}

function checked(parsed: ParsedLine): ParsedLine | Promise<ParsedLine> {
  if ('errors' in parsed) return parsed;
  const { check } = recordKinds[parsed.record.type];
  return check === undefined ? parsed : judged(parsed, check);
}

async function judged(
  parsed: { record: ImportRecord },
  { field, find }: NonNullable<RecordKind['check']>,
): Promise<ParsedLine> {
  const { external_id, fields, line, type } = parsed.record;
  const message = await find(fields);
  if (message === null) return parsed;
  return { errors: [{ line, record_type: type, external_id: external_id ?? '', field, message }] };
}

/** Lines that are stored in one transaction, and what they say. */
export type Batch = { lines: readonly SourceLine[]; parsed: readonly ParsedLine[] };

/** Reads lines batch by batch. */
export async function* readBatches(lines: AsyncIterable<SourceLine>, only: RecordType | null): AsyncGenerator<Batch> {
  for await (const batch of takeBatches(lines)) yield { lines: batch, parsed: await readRecords(batch, only) };
}
