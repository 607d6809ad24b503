import type { Clock } from '@/lib/core/clock';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { RunningImport } from '@/lib/services/imports/apply-batch';
import { ImportStopped } from '@/lib/services/imports/import-progress';

/**
 * Makes the function that shows, while bytes come, that an import is alive and how much of it has come.
 * @throws ImportStopped (the made function) when somebody asked the import to stop, or has closed it.
 */
export function pulseOf(ctx: Ctx, run: RunningImport, clock: Clock): () => Promise<void> {
  return async () => {
    const [row] = await ctx.db.$queryRaw<{ isStopped: boolean }[]>(sql`
      UPDATE import SET heartbeat_at = ${clock()}::timestamptz, bytes_read = ${run.bytesRead}
      WHERE id = ${run.id}::uuid AND status = 'running'
      RETURNING cancel_requested_at IS NOT NULL AS "isStopped"`);
    if (row === undefined || row.isStopped) throw new ImportStopped();
  };
}
