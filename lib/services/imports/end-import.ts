import type { ImportRun } from '@/lib/contracts/imports';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import type { RunningImport } from '@/lib/services/imports/apply-batch';
import { type Ending, isInterrupted } from '@/lib/services/imports/ending-of';
import { hasChanged } from '@/lib/services/imports/import-progress';
import { findOrganization } from '@/lib/services/imports/named-places';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import type { NoticeFacts } from '@/lib/services/notifications/raised-notices';
import { readSettings } from '@/lib/services/settings/read-settings';

/** Ends an import that is still running; one that was closed meanwhile stays as it is. */
export async function endImport(ctx: Ctx, run: RunningImport, ending: Ending): Promise<void> {
  const { id, bytesRead, progress } = run;
  await transaction(ctx, async (tx) => {
    const [ended] = await tx.db.$queryRaw<Ended[]>(sql`
      UPDATE import SET status = ${ending.status}, failure = ${ending.failure}, bytes_read = ${bytesRead},
        finished_at = ${tx.now}::timestamptz, heartbeat_at = ${tx.now}::timestamptz
      WHERE id = ${id}::uuid AND status = 'running' RETURNING file_name, source`);
    if (ended === undefined) return;
    tx.touch({ topic: 'imports' });
    const result = ending.status === 'failed' ? 'failure' : 'success';
    const facts = { ...ending, ...progress };
    await recordAudit(tx, { operation: 'imports_create', subjectType: 'import', subjectId: id, result, facts });
    await notifyStaff(tx, run, ended, ending);
    // One refresh of everything, not one per batch: a refresh costs about the same for one changed row as for many,
    // and half-way through a file people would be told of actions that its next lines take back.
    if (hasChanged(progress)) tx.emit({ type: 'refresh.requested', actionType: null });
  });
}

type Ended = Pick<ImportRun, 'file_name' | 'source'>;

/** Staff are told of an import that stored nothing or broke off, and of one that ends with many errors. */
async function notifyStaff(tx: Ctx, run: RunningImport, { file_name, source }: Ended, ending: Ending): Promise<void> {
  const outcome = await outcomeToTell(tx, run, ending);
  if (outcome === null) return;
  const organization = await findOrganization(tx, run.places);
  const about = { importId: run.id, fileName: file_name, source, organization };
  await raiseNotification(tx, 'import_failure', { ...about, ...outcome });
}

type Outcome = Pick<NoticeFacts['import_failure'], 'errorCount' | 'isInterrupted' | 'message'>;

async function outcomeToTell(tx: Ctx, { progress }: RunningImport, ending: Ending): Promise<Outcome | null> {
  const { status, failure } = ending;
  if (status === 'failed') return { errorCount: null, message: failure };
  if (isInterrupted(ending)) return { errorCount: null, isInterrupted: true, message: failure };
  const { NOTIFICATIONS_IMPORT_ERRORS } = await readSettings(tx.db);
  if (status !== 'partial' || progress.error_count < NOTIFICATIONS_IMPORT_ERRORS) return null;
  const message = 'The other lines were imported. Open the import to see each error.';
  return { errorCount: progress.error_count, message };
}
