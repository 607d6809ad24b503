import type { ImportRun } from '@/lib/contracts/imports';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import type { RunningImport } from '@/lib/services/imports/apply-batch';
import { hasChanged } from '@/lib/services/imports/import-progress';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { readSettings } from '@/lib/services/settings/read-settings';
import { noteStoreReport } from '@/lib/services/stores/note-store-report';

/** How an import ends: its status, and the sentence that says why when it is not what people wanted. */
export type Ending = {
  status: Exclude<ImportRun['status'], 'queued' | 'running'>;
  failure: string;
  /** Whether it failed by a fault of Heed, not of the file. */
  isOurs?: boolean;
};

/** Ends an import that is still running; one that was closed meanwhile stays as it is. */
export async function endImport(ctx: Ctx, { id, bytesRead, progress }: RunningImport, ending: Ending): Promise<void> {
  await transaction(ctx, async (tx) => {
    const [ended] = await tx.db.$queryRaw<{ file_name: string; store_name: string }[]>(sql`
      UPDATE import SET status = ${ending.status}, failure = ${ending.failure}, bytes_read = ${bytesRead},
        finished_at = ${tx.now}::timestamptz, heartbeat_at = ${tx.now}::timestamptz
      WHERE id = ${id}::uuid AND status = 'running' RETURNING file_name, store_name`);
    if (ended === undefined) return;
    tx.touch({ topic: 'imports' });
    const result = ending.status === 'failed' ? 'failure' : 'success';
    const facts = { status: ending.status, failure: ending.failure, ...progress };
    await recordAudit(tx, { operation: 'imports_create', subjectType: 'import', subjectId: id, result, facts });
    await notifyStaff(tx, { id, fileName: ended.file_name, errorCount: progress.error_count }, ending);
    await noteDelivery(tx, ended.store_name, ending);
    // One refresh of everything, not one per batch: a refresh costs about the same for one changed row as for many,
    // and half-way through a file people would be told of actions that its next lines take back.
    if (hasChanged(progress)) tx.emit({ type: 'refresh.requested', actionType: null });
  });
}

/** A file that cannot be used says something about the store that it comes from, and so does one that can. */
async function noteDelivery(tx: Ctx, storeName: string, { failure, isOurs, status }: Ending): Promise<void> {
  if (storeName === '' || isOurs === true || status === 'cancelled') return;
  const source = { kind: 'imports', name: `Imports of ${storeName}`, storeName } as const;
  await noteStoreReport(
    tx,
    source,
    status === 'failed' ? { outcome: 'nonsense', message: failure } : { outcome: 'heard' },
  );
}

/** Staff are told of an import that fails as a whole, and of one that ends with many errors. */
async function notifyStaff(
  tx: Ctx,
  { id, fileName, errorCount }: { id: string; fileName: string; errorCount: number },
  { status, failure }: Ending,
): Promise<void> {
  if (status === 'failed') {
    await raiseNotification(tx, 'import_failure', { importId: id, fileName, errorCount: null, message: failure });
    return;
  }
  const { NOTIFICATIONS_IMPORT_ERRORS } = await readSettings(tx.db);
  if (status !== 'partial' || errorCount < NOTIFICATIONS_IMPORT_ERRORS) return;
  const message = 'The other lines were imported. Open the import to see each error.';
  await raiseNotification(tx, 'import_failure', { importId: id, fileName, errorCount, message });
}
