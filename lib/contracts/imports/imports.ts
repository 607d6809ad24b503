import { z } from 'zod';
import { instant, line, pageQuery, text, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const recordTypes = [
  'customer',
  'user',
  'project_type',
  'project',
  'role',
  'offering',
  'resource',
  'order',
  'audience',
  'access_requirement',
  'access_approval',
  'event',
] as const;

export type RecordType = (typeof recordTypes)[number];

const importFormats = ['ndjson', 'csv'] as const;

/** What a file may be written in without a byte order mark saying so. */
export const encodings = ['utf-8', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

const count = z.int().min(0);

export const importCounts = z.partialRecord(
  z.enum(recordTypes),
  z.strictObject({ created: count, updated: count, unchanged: count, failed: count }),
);

export const importRun = z.strictObject({
  uuid,
  status: z.enum(['queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled']),
  source: z.enum(['command', 'api', 'page']),
  file_name: z.string(),
  /** The store or organisation that the file comes from; empty when that is not said. */
  store_name: z.string(),
  format: z.enum(importFormats),
  record_type: z.enum(recordTypes).nullable(),
  size_bytes: count.nullable(),
  bytes_read: count,
  lines_read: count,
  counts: importCounts,
  error_count: count,
  failure: z.string(),
  created_by_name: z.string(),
  created: instant,
  finished_at: instant.nullable(),
});

export type ImportRun = z.output<typeof importRun>;

export const importError = z.strictObject({
  line: count,
  record_type: z.string(),
  external_id: z.string(),
  field: z.string(),
  message: z.string(),
});

export const listImportsOperation = operation({
  id: 'imports_list',
  method: 'GET',
  path: '/api/imports/',
  summary: 'List imports, newest first',
  permission: 'STAFF',
  query: z.strictObject(pageQuery),
  answer: z.array(importRun),
  gives: { kind: 'list' },
});

export const readImportOperation = operation({
  id: 'imports_read',
  method: 'GET',
  path: '/api/imports/{uuid}/',
  summary: 'Read an import and its progress',
  permission: 'STAFF',
  params: uuidParams,
  answer: importRun,
  errors: ['not_found'],
});

/** What a file may say that it is. */
export const fileTypes = ['application/x-ndjson', 'application/json', 'text/csv', 'text/tab-separated-values'];

/** What is said of a file. */
export const fileQuery = {
  file_name: text(200, 1).default('upload'),
  format: z
    .enum(importFormats)
    .optional()
    .describe(
      'ndjson is also a JSON array. Without it the file name decides, then the Content-Type, else it is ndjson.',
    ),
  encoding: z.enum(encodings).default('utf-8').describe('A byte order mark of UTF-8 or UTF-16 counts more.'),
  record_type: z.enum(recordTypes).optional().describe('The type of all records, needed for CSV.'),
};

export const createImportOperation = operation({
  id: 'imports_create',
  method: 'POST',
  path: '/api/imports/',
  summary: 'Import NDJSON, a JSON array or CSV from the body; responds when all of it is processed',
  permission: 'STAFF',
  reachesOut: true,
  query: z.strictObject({
    ...fileQuery,
    source: z.enum(['api', 'page']).default('api'),
    import_uuid: uuid.optional(),
    store: line(100, 1).optional().describe('The store or organisation that the file comes from.'),
  }),
  status: 201,
  answer: importRun,
  takes: { kind: 'stream', mediaTypes: fileTypes },
  errors: ['already_exists'],
});

export const cancelImportOperation = operation({
  id: 'imports_cancel',
  method: 'POST',
  path: '/api/imports/{uuid}/cancel/',
  summary: 'Cancel an import after its current batch; stored records are kept',
  permission: 'STAFF',
  params: uuidParams,
  answer: importRun,
  errors: ['not_found', 'moved_on'],
});

export const listImportErrorsOperation = operation({
  id: 'imports_errors',
  method: 'GET',
  path: '/api/imports/{uuid}/errors/',
  summary: 'List the lines of an import with errors',
  permission: 'STAFF',
  params: uuidParams,
  query: z.strictObject(pageQuery),
  answer: z.array(importError),
  gives: { kind: 'list' },
  errors: ['not_found'],
});
