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
  { import_uuid: id, record_type = null, ...plan }: InputOf<typeof createImportOperation>,
  { request }: Upload,
): Promise<ImportRun> {
  if (plan.format === 'csv' && record_type === null)
    throw fieldError('record_type', 'CSV holds one kind of records: say which.');
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  const size_bytes = Number.isSafeInteger(length) && length >= 0 ? length : null;
  return runImport(
    ctx,
    { ...plan, id, record_type, size_bytes },
    {
      chunks: request.body ?? nothing(),
      whenBroken: () => ({ status: 'cancelled', failure: 'The upload broke off.' }),
    },
  );
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
