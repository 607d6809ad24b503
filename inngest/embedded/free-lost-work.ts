import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { presenceKey } from '@/lib/services/jobs/presence-key';

/** A worker may take its first work a moment before its presence is known. */
const GRACE_SECONDS = 5;
const KEPT_DAYS = 30;

/**
 * Puts work back in the queue that a worker took whose process is gone, which the worker itself would do after four hours,
 * and forgets work that failed for good thirty days ago.
 */
export async function freeLostWork(ctx: Ctx): Promise<void> {
  await transaction(ctx, async ({ db }) => {
    await db.$executeRaw(sql`
      WITH taken AS MATERIALIZED (
        SELECT locked_by FROM graphile_worker.jobs
        WHERE locked_at < now() - make_interval(secs => ${GRACE_SECONDS}::int) GROUP BY locked_by),
      lost AS MATERIALIZED (
        SELECT array_agg(locked_by) AS workers FROM taken WHERE pg_try_advisory_xact_lock(${presenceKey(sql`locked_by`)}))
      SELECT graphile_worker.force_unlock_workers(workers) FROM lost WHERE workers IS NOT NULL`);
    await db.$executeRaw(sql`
      SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
      WHERE attempts >= max_attempts AND locked_at IS NULL AND run_at < now() - make_interval(days => ${KEPT_DAYS}::int)
      HAVING count(*) > 0`);
  });
}
