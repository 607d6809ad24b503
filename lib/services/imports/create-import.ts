import { uuid } from '@/lib/contracts/common';
import type { createImportOperation, ImportRun } from '@/lib/contracts/imports/imports';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { endingOfInterrupted } from '@/lib/services/imports/ending-of';
import { formatOf } from '@/lib/services/imports/reading/format-of';
import { runImport } from '@/lib/services/imports/run-import';

/** The part of a call that an upload needs: its bytes as they come, and what it says of their number and of itself. */
type Upload = {
  request: { body: AsyncIterable<Uint8Array> | null; headers: { get: (name: string) => string | null } };
};

/**
 * Imports what a caller uploads and answers when it has ended, however that is.
 * Its bytes are not kept to be compared, so an Idempotency-Key is the id of the import, which is made once.
 * @throws validation_failed for CSV without a record_type and for a key that is no such id; already_exists for a taken id.
 */
export async function createImport(
  ctx: Ctx,
  { import_uuid, record_type: only, ...given }: InputOf<typeof createImportOperation>,
  { request }: Upload,
): Promise<ImportRun> {
  const format = given.format ?? formatOf(given.file_name, request.headers.get('content-type'));
  if (format === 'csv' && only === undefined) {
    throw fieldError('record_type', 'Choose the type of records in the CSV file.');
  }
  const id = idOf(request.headers.get('idempotency-key'), import_uuid);
  return runImport(
    ctx,
    { ...given, format, id, record_type: only ?? null, size_bytes: sizeOf(request.headers.get('content-length')) },
    {
      chunks: request.body ?? nothing(),
      whenBroken: (_, progress) => endingOfInterrupted(progress),
    },
  );
}

function idOf(key: string | null, chosen: string | undefined): string | undefined {
  if (key === null) return chosen;
  const read = uuid.safeParse(key);
  if (!read.success) throw fieldError('Idempotency-Key', 'Must be a UUID: it becomes the ID of the import.');
  if (chosen !== undefined && chosen !== read.data) {
    throw fieldError('Idempotency-Key', 'Must equal import_uuid when both are given.');
  }
  return read.data;
}

function sizeOf(contentLength: string | null): number | null {
  return contentLength !== null && /^\d{1,15}$/.test(contentLength) ? Number(contentLength) : null;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
