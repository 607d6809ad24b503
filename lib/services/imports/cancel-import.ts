import type { cancelImportOperation, ImportRun } from '@/lib/contracts/imports/imports';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { isAbandoned, readImportRow } from '@/lib/services/imports/import-row';

/** Asks a running import to stop after the lines it is working on. Asking twice is fine. @throws not_found, moved_on */
export async function cancelImport(ctx: Ctx, { uuid }: InputOf<typeof cancelImportOperation>): Promise<ImportRun> {
  return change(ctx, { operation: 'imports_cancel', subjectType: 'import' }, async (tx) => {
    const asked = await tx.db.$executeRaw(sql`
      UPDATE import SET cancel_requested_at = coalesce(cancel_requested_at, ${tx.now}::timestamptz)
      WHERE id = ${uuid}::uuid AND status IN ('queued', 'running') AND NOT (${isAbandoned(tx.now)})`);
    const row = await readImportRow(tx, uuid);
    if (asked === 0) throw new DomainError('moved_on', { detail: `The import has already ended: ${row.status}.` });
    return changed(row, { subjectId: uuid, touches: [{ topic: 'imports' }] });
  });
}
