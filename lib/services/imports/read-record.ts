import type { RecordType } from '@/lib/contracts/imports/imports';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import { type ParsedLine, parseRecord } from '@/lib/services/imports/parse-record';
import type { SourceLine } from '@/lib/services/imports/reading/source-line';

/** Parses a line, and then judges what takes longer of what it says. */
export async function readRecord(source: SourceLine, only: RecordType | null): Promise<ParsedLine> {
  const parsed = parseRecord(source, only);
  if ('errors' in parsed) return parsed;
  const { external_id, fields, line, type } = parsed.record;
  const { check } = recordKinds[type];
  const message = (await check?.find(fields)) ?? null;
  if (check === undefined || message === null) return parsed;
  return { errors: [{ line, record_type: type, external_id: external_id ?? '', field: check.field, message }] };
}

/** The same of several lines, one after the other. */
export async function readRecords(sources: readonly SourceLine[], only: RecordType | null): Promise<ParsedLine[]> {
  const read: ParsedLine[] = [];
  for (const source of sources) read.push(await readRecord(source, only));
  return read;
}
