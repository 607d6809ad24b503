import type { createImportOperation, ImportRun } from '@/lib/contracts/imports';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { runImport } from '@/lib/services/imports/run-import';

/** The part of a call that an upload needs: its bytes as they come, and what it says of their number. */
type Upload = {
  request: { body: AsyncIterable<Uint8Array> | null; headers: { get: (name: string) => string | null } };
};

/**
 * Imports what a caller uploads and answers when it has ended, however that is.
 * @throws validation_failed for CSV without a record_type; already_exists for a taken import_uuid.
 */
export async function createImport(
  ctx: Ctx,
  { import_uuid: id, record_type: only, ...plan }: InputOf<typeof createImportOperation>,
  { request }: Upload,
): Promise<ImportRun> {
  if (plan.format === 'csv' && only === undefined) {
    throw fieldError('record_type', 'CSV holds one kind of records: say which.');
  }
  return runImport(
    ctx,
    { ...plan, id, record_type: only ?? null, size_bytes: sizeOf(request.headers.get('content-length')) },
    {
      chunks: request.body ?? nothing(),
      whenBroken: () => ({ status: 'cancelled', failure: 'The upload broke off.' }),
    },
  );
}

function sizeOf(contentLength: string | null): number | null {
  return contentLength !== null && /^\d{1,15}$/.test(contentLength) ? Number(contentLength) : null;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
