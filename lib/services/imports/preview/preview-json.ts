import { type RecordType, recordTypes } from '@/lib/contracts/imports/imports';
import { type ImportPreview, MOST_PREVIEWED } from '@/lib/contracts/imports/preview';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import { previewedRecord } from '@/lib/services/imports/preview/previewed-record';
import { fieldNamesOf } from '@/lib/services/imports/reading/csv-header';
import { peekedArray, readNdjson } from '@/lib/services/imports/reading/read-ndjson';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';

type Shown = Omit<ImportPreview, 'encoding'>;

/** The first records of NDJSON or a JSON array. @throws UnreadableFile */
export async function previewJson(chunks: AsyncIterable<Uint8Array>, only: RecordType | null): Promise<Shown> {
  const { all, isArray } = await peekedArray(chunks);
  const records: Shown['records'] = [];
  for await (const line of readNdjson(all)) {
    records.push(await previewedRecord(line, only));
    if (records.length === MOST_PREVIEWED) break;
  }
  if (records.length === 0) throw new UnreadableFile('The file is empty.');
  return {
    format: isArray ? 'json' : 'ndjson',
    separator: null,
    record_type: only,
    record_types: [...new Set(records.map(({ record_type }) => record_type).filter(Boolean))],
    unknown_columns: [...new Set(records.flatMap(unknownFields))],
    records,
    failure: '',
  };
}

function unknownFields({ fields, record_type }: Shown['records'][number]): string[] {
  const type = recordTypes.find((known) => known === record_type);
  if (type === undefined) return [];
  const known = new Set(fieldNamesOf(recordKinds[type]));
  return Object.keys(fields).filter((name) => !known.has(name));
}
