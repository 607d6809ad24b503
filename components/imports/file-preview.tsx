import { recordLabels } from '@/components/imports/import-labels';
import { PreviewTable } from '@/components/imports/preview-table';
import { Callout } from '@/components/ui/callout';
import { Facts } from '@/components/ui/facts';
import { recordTypes } from '@/lib/contracts/imports/imports';
import type { ImportPreview } from '@/lib/contracts/imports/preview';

const formats: Record<ImportPreview['format'], string> = { ndjson: 'NDJSON', json: 'JSON array', csv: 'CSV' };
const encodings: Record<ImportPreview['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16': 'UTF-16',
  'windows-1252': 'Windows-1252',
};
const separators = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Vertical bar' } as const;

/** How a file would be read, before anything of it is stored. */
export function FilePreview({ preview }: { preview: ImportPreview }) {
  const { encoding, failure, format, record_types, records, separator, unknown_columns } = preview;
  return (
    <section aria-label="Preview" className="w-full space-y-3 text-start">
      <Facts
        facts={[
          { label: 'Format', value: `${formats[format]}, ${encodings[encoding]}` },
          { label: 'Separator', value: separator !== null && separators[separator] },
          { label: 'Record type', value: record_types.map(formatType).join(', ') },
        ]}
      />
      {failure !== '' && <Callout tone="danger">{failure}</Callout>}
      {encoding === 'windows-1252' && <AsWindows1252 />}
      {unknown_columns.length > 0 && (
        <Callout tone="warning">
          Unknown columns: {unknown_columns.join(', ')}. Lines with values in them are rejected. Rename or remove them.
        </Callout>
      )}
      {records.length > 0 && <PreviewTable records={records} />}
    </section>
  );
}

function AsWindows1252() {
  return (
    <Callout tone="warning">
      This file isn’t UTF-8. It was probably saved as Windows-1252, and is shown as such. If accented letters look
      right, import it as Windows-1252. Otherwise save it as UTF-8: in Excel, choose the file type “CSV UTF-8”.
    </Callout>
  );
}

function formatType(type: string): string {
  const known = recordTypes.find((one) => one === type);
  return known === undefined ? type : recordLabels[known];
}
