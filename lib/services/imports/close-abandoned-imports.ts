import { type ImportRun, importRun } from '@/lib/contracts/imports/imports';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { hasChanged } from '@/lib/services/imports/import-progress';
import { ABANDONED, isAbandoned } from '@/lib/services/imports/import-row';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

type Closed = { id: string; file_name: string; source: string; store_name: string; counts: unknown };

const UNREADABLE = `${ABANDONED} The counts of what it stored can’t be read.`;

/**
 * Marks imports as failed whose process died, and asks for the refresh that they did not live to ask for. One whose counts
 * cannot be read is closed like the others, and says so. @returns how many
 */
export async function closeAbandonedImports(ctx: Ctx): Promise<number> {
  return transaction(ctx, async (tx) => {
    const closed = await tx.db.$queryRaw<Closed[]>(sql`
      UPDATE import SET status = 'failed', failure = ${ABANDONED}, finished_at = ${tx.now}::timestamptz
      WHERE ${isAbandoned(tx.now)} RETURNING id, file_name, source, store_name, counts`);
    const owed: boolean[] = [];
    for (const one of closed) owed.push(await closeOne(tx, one));
    if (closed.length > 0) tx.touch({ topic: 'imports' });
    if (owed.includes(true)) tx.emit({ type: 'refresh.requested', actionType: null });
    return closed.length;
  });
}

/** Whether it may have changed something that nobody has looked at since. */
async function closeOne(
  tx: Ctx,
  { id, file_name: fileName, source, store_name: storeName, counts }: Closed,
): Promise<boolean> {
  const read = importRun.shape.counts.safeParse(counts);
  if (!read.success) await forgetCounts(tx, id);
  const facts = { status: 'failed', ...(read.success ? { counts: read.data } : { unreadable_counts: counts }) };
  await recordAudit(tx, {
    operation: 'imports_create',
    subjectType: 'import',
    subjectId: id,
    result: 'failure',
    facts,
  });
  const message = read.success ? ABANDONED : UNREADABLE;
  await raiseNotification(tx, 'import_failure', {
    importId: id,
    fileName,
    source,
    storeName,
    errorCount: null,
    message,
  });
  return !read.success || hasChanged({ counts: read.data });
}

/** Pages that show the import could not read them either; the audit trail keeps them. */
async function forgetCounts(tx: Ctx, id: string): Promise<void> {
  const none: ImportRun['counts'] = {};
  await tx.db.import.update({ where: { id }, data: { failure: UNREADABLE, counts: none } });
}
