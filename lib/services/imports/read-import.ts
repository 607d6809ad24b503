import type { ImportRun, readImportOperation } from '@/lib/contracts/imports/imports';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readImportRow } from '@/lib/services/imports/import-row';

/** One import and how far it is. @throws not_found */
export async function readImport(ctx: Ctx, { uuid }: InputOf<typeof readImportOperation>): Promise<ImportRun> {
  return readImportRow(ctx, uuid);
}
