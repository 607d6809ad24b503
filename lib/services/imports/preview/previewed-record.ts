import type { RecordType } from '@/lib/contracts/imports/imports';
import type { ImportPreview } from '@/lib/contracts/imports/preview';
import { cut } from '@/lib/core/printable';
import { readRecord } from '@/lib/services/imports/read-record';
import type { SourceLine } from '@/lib/services/imports/reading/source-line';

const LONGEST_SHOWN = 200;
const MOST_FIELDS = 50;

type Previewed = ImportPreview['records'][number];

/** A line as the preview shows it: what it says, and what an import would find wrong with it by itself. */
export async function previewedRecord(source: SourceLine, only: RecordType | null): Promise<Previewed> {
  const fields = fieldsOf(source);
  const read = await readRecord(source, only);
  const errors = 'errors' in read ? read.errors.map(({ field, message }) => ({ field, message })) : [];
  const { type = only ?? '', external_id = '', ...others } = fields;
  return { line: source.line, record_type: type, external_id, fields: others, errors };
}

function fieldsOf(source: SourceLine): Record<string, string> {
  const value = 'value' in source ? source.value : null;
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).slice(0, MOST_FIELDS);
  return Object.fromEntries(entries.map(([name, field]) => [shown(name), shown(field)]));
}

function shown(value: unknown): string {
  return cut((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed(), LONGEST_SHOWN);
}
