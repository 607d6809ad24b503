import type { ImportRun } from '@/lib/contracts/imports/imports';

type Format = ImportRun['format'];

const byEnding: Readonly<Record<string, Format>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'ndjson',
};

const byMediaType: Readonly<Record<string, Format>> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/vnd.ms-excel': 'csv',
};

/** The format of a file whose sender does not say: by its name, else by its media type, else NDJSON. */
export function formatOf(fileName: string, contentType: string | null = null): Format {
  const ending = /\.(\w+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return known(byEnding, ending) ?? known(byMediaType, mediaType) ?? 'ndjson';
}

function known(formats: Readonly<Record<string, Format>>, name: string): Format | undefined {
  return Object.hasOwn(formats, name) ? formats[name] : undefined;
}
