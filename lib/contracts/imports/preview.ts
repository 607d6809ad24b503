import { z } from 'zod';
import { fileQuery, fileTypes, recordTypes } from '@/lib/contracts/imports/imports';
import { operation } from '@/lib/contracts/operation';

/** How much of a file is looked at: send no more. A longer file is taken to go on. */
export const MOST_PREVIEW_BYTES = 1024 * 1024;
/** How many records are shown. */
export const MOST_PREVIEWED = 5;

const previewedRecord = z.strictObject({
  line: z.int().min(1),
  record_type: z.string(),
  external_id: z.string(),
  /** Its fields as text, long ones cut. */
  fields: z.record(z.string(), z.string()),
  /** Why the line would be rejected, as far as the line alone tells. */
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })),
});

export const importPreview = z.strictObject({
  format: z.enum(['ndjson', 'json', 'csv']),
  /** windows-1252 for what is not UTF-8: an import takes it only when asked for it. */
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1252']),
  /** Of CSV, as found out from its first line. */
  separator: z.enum([',', ';', '\t', '|']).nullable(),
  /** Of CSV: as given, else as its name or its columns suggest. */
  record_type: z.enum(recordTypes).nullable(),
  /** The types of the records shown. */
  record_types: z.array(z.string()),
  /** Columns and fields that no record of the type has; lines that fill them are rejected. */
  unknown_columns: z.array(z.string()),
  records: z.array(previewedRecord),
  /** Why the file can’t be imported as it is; empty if it can. */
  failure: z.string(),
});

export type ImportPreview = z.output<typeof importPreview>;

export const previewImportOperation = operation({
  id: 'imports_preview',
  method: 'POST',
  path: '/api/imports/preview/',
  summary: 'Show how the beginning of a file would be read, without storing anything',
  permission: 'STAFF',
  isAudited: false,
  query: z.strictObject(fileQuery),
  answer: importPreview,
  takes: { kind: 'stream', mediaTypes: fileTypes },
  errors: ['body_too_large'],
});
