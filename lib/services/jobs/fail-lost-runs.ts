import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { presenceKey } from '@/lib/services/jobs/presence-key';

/**
 * Marks runs as failed whose process is gone: a process holds a lock under each run that it works on,
 * and PostgreSQL takes the lock away with the connection.
 */
export async function failLostRuns(ctx: Ctx): Promise<{ lost: number }> {
  const lost = await ctx.db.$executeRaw(sql`
    WITH running AS MATERIALIZED (SELECT id FROM job_run WHERE status = 'running')
    UPDATE job_run SET status = 'failed', finished_at = ${ctx.now}::timestamptz,
      error = 'Its process ended before it was done.'
    FROM running
    WHERE job_run.id = running.id AND job_run.status = 'running'
      AND pg_try_advisory_xact_lock(${presenceKey(sql`running.id::text`)})`);
  return { lost };
}
