import { type ImportRun, importRun } from '@/lib/contracts/imports';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { hasChanged } from '@/lib/services/imports/import-progress';
import { ABANDONED, isAbandoned } from '@/lib/services/imports/import-row';
import { notifyImportFailure } from '@/lib/services/notifications/notify-import-failure';
import { recordAudit } from '@/lib/services/records/record-audit';

type Closed = { id: string; file_name: string; counts: ImportRun['counts'] };

/** Marks imports as failed whose process died, and asks for the refresh that they did not live to ask for. @returns how many */
export async function closeAbandonedImports(ctx: Ctx): Promise<number> {
  return transaction(ctx, async (tx) => {
    const closed = await tx.db.$queryRaw<Closed[]>(sql`
      UPDATE import SET status = 'failed', failure = ${ABANDONED}, finished_at = ${tx.now}::timestamptz
      WHERE ${isAbandoned(tx.now)} RETURNING id, file_name, counts`);
    for (const { id, file_name: fileName, counts } of closed) {
      const facts = { status: 'failed', counts: importRun.shape.counts.parse(counts) };
      await recordAudit(tx, {
        operation: 'imports_create',
        subjectType: 'import',
        subjectId: id,
        result: 'failure',
        facts,
      });
      await notifyImportFailure(tx, { importId: id, fileName, errorCount: null, message: ABANDONED });
    }
    if (closed.length > 0) tx.touch({ topic: 'imports' });
    if (closed.some(hasChanged)) tx.emit({ type: 'refresh.requested', actionType: null });
    return closed.length;
  });
}
