import type { ImportRun } from '@/lib/contracts/imports/imports';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import type { RunningImport } from '@/lib/services/imports/apply-batch';
import type { Ending } from '@/lib/services/imports/ending-of';
import { hasChanged } from '@/lib/services/imports/import-progress';
import { findOrganization } from '@/lib/services/imports/named-places';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import type { NoticeFacts } from '@/lib/services/notifications/raised-notices';
import { readSettings } from '@/lib/services/settings/read-settings';
import { noteStoreReport } from '@/lib/services/stores/note-store-report';

/** Ends an import that is still running; one that was closed meanwhile stays as it is. */
export async function endImport(ctx: Ctx, run: RunningImport, ending: Ending): Promise<void> {
  const { id, bytesRead, progress } = run;
  await transaction(ctx, async (tx) => {
    const [ended] = await tx.db.$queryRaw<Ended[]>(sql`
      UPDATE import SET status = ${ending.status}, failure = ${ending.failure}, bytes_read = ${bytesRead},
        finished_at = ${tx.now}::timestamptz, heartbeat_at = ${tx.now}::timestamptz
      WHERE id = ${id}::uuid AND status = 'running' RETURNING file_name, source, store_name`);
    if (ended === undefined) return;
    tx.touch({ topic: 'imports' });
    const result = ending.status === 'failed' ? 'failure' : 'success';
    const facts = { status: ending.status, failure: ending.failure, ...progress };
    await recordAudit(tx, { operation: 'imports_create', subjectType: 'import', subjectId: id, result, facts });
    await notifyStaff(tx, run, ended, ending);
    await noteDelivery(tx, ended.store_name, ending);
    // One refresh of everything, not one per batch: a refresh costs about the same for one changed row as for many,
    // and half-way through a file people would be told of actions that its next lines take back.
    if (hasChanged(progress)) tx.emit({ type: 'refresh.requested', actionType: null });
  });
}

/** A file that cannot be used says something about the store that it comes from, and so does one that can. */
async function noteDelivery(tx: Ctx, storeName: string, ending: Ending): Promise<void> {
  if (storeName === '' || ending.cause !== undefined || ending.status === 'cancelled') return;
  const source = { kind: 'imports', name: `Imports of ${storeName}`, storeName } as const;
  const isUnusable = ending.status === 'failed';
  await noteStoreReport(
    tx,
    source,
    isUnusable ? { outcome: 'nonsense', message: ending.failure } : { outcome: 'heard' },
  );
}

type Ended = Pick<ImportRun, 'file_name' | 'source' | 'store_name'>;

/** Staff are told of an import that stored nothing or broke off, and of one that ends with many errors. */
async function notifyStaff(tx: Ctx, run: RunningImport, ended: Ended, ending: Ending): Promise<void> {
  const outcome = await outcomeToNotify(tx, run, ending);
  if (outcome === null) return;
  const organization = await findOrganization(tx, run.places);
  const { file_name: fileName, source, store_name: storeName } = ended;
  await raiseNotification(tx, 'import_failure', {
    importId: run.id,
    fileName,
    source,
    organization,
    storeName,
    ...outcome,
  });
}

type Outcome = Pick<NoticeFacts['import_failure'], 'errorCount' | 'isInterrupted' | 'message'>;

async function outcomeToNotify(tx: Ctx, { progress }: RunningImport, ending: Ending): Promise<Outcome | null> {
  const { cause, status, failure } = ending;
  const isInterrupted = cause === 'interrupted';
  if (status === 'failed' || isInterrupted) return { errorCount: null, isInterrupted, message: failure };
  const { NOTIFICATIONS_IMPORT_ERRORS } = await readSettings(tx.db);
  if (status !== 'partial' || progress.error_count < NOTIFICATIONS_IMPORT_ERRORS) return null;
  const message = 'The other lines were imported. Open the import to see each error.';
  return { errorCount: progress.error_count, message };
}
