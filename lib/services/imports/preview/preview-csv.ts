import { type RecordType, recordTypes } from '@/lib/contracts/imports/imports';
import { type ImportPreview, MOST_PREVIEWED } from '@/lib/contracts/imports/preview';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import { previewedRecord } from '@/lib/services/imports/preview/previewed-record';
import { columnsOf, headerFor, missingIn } from '@/lib/services/imports/reading/csv-header';
import { type CsvCells, readCsvRows, recordOf } from '@/lib/services/imports/reading/read-csv';
import type { SourceLine } from '@/lib/services/imports/reading/source-line';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';

type Shown = Omit<ImportPreview, 'encoding'>;
type About = { fileName: string; recordType: RecordType | null };

/** The first records of CSV: of the type that is given, else of the one that its name or its columns suggest. @throws UnreadableFile */
export async function previewCsv(chunks: AsyncIterable<Uint8Array>, { fileName, recordType }: About): Promise<Shown> {
  const { rows, separator } = await readCsvRows(chunks);
  const first: (CsvCells | SourceLine)[] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length > MOST_PREVIEWED) break;
  }
  const header = first.find((row) => 'cells' in row);
  if (header === undefined) throw new UnreadableFile('The file is empty.');
  const lines = first.filter((row) => row !== header);
  const type = recordType ?? namedType(fileName) ?? typeWith(header.cells);
  const common = { format: 'csv', separator, record_type: type } as const;
  if (type === null) {
    const names = header.cells.map((name) => name.trim());
    return { ...common, record_types: [], unknown_columns: [], records: await rawRecords(lines, names), failure: '' };
  }
  const kind = recordKinds[type];
  const columns = columnsOf(kind, header.cells);
  const unknown = columns.flatMap(({ isKnown, name }) => (isKnown || name === '' ? [] : [name]));
  const named = { ...common, record_types: [type], unknown_columns: [...new Set(unknown)] };
  const records = (names: readonly string[]) =>
    Promise.all(lines.map((row) => previewedRecord('cells' in row ? recordOf(kind, names, row) : row, type)));
  try {
    return { ...named, records: await records(headerFor(kind, header.cells)), failure: '' };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const names = columns.map(({ name }) => name);
    return { ...named, records: await rawRecords(lines, names), failure: error.message };
  }
}

/** Lines of a file whose type, or whose columns, nobody knows: their cells under their headings. */
async function rawRecords(
  rows: readonly (CsvCells | SourceLine)[],
  names: readonly string[],
): Promise<Shown['records']> {
  const cellsOf = (row: CsvCells | SourceLine) =>
    'cells' in row ? Object.fromEntries(names.map((name, at) => [name, row.cells[at] ?? ''])) : null;
  const records = rows.map((row) => previewedRecord({ line: row.line, bytes: 0, value: cellsOf(row) }, null));
  return (await Promise.all(records)).map((record) => ({ ...record, errors: [] }));
}

/** A file called resources.csv most likely holds resources. */
function namedType(fileName: string): RecordType | null {
  return recordTypes.find((type) => fileName.toLowerCase().startsWith(type)) ?? null;
}

/** The only type whose records have such columns. */
function typeWith(headings: readonly string[]): RecordType | null {
  const [fitting, ...others] = recordTypes.filter((type) => {
    const columns = columnsOf(recordKinds[type], headings);
    return (
      missingIn(recordKinds[type], columns).length === 0 && columns.every(({ isKnown, name }) => isKnown || name === '')
    );
  });
  return others.length === 0 ? (fitting ?? null) : null;
}
