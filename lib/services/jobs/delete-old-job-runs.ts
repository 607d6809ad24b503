import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const KEPT_DAYS = 30;

/** Deletes runs that ended more than 30 days ago, and says how many. */
export async function deleteOldJobRuns(ctx: Ctx): Promise<{ job_runs: number }> {
  const job_runs = await ctx.db.$executeRaw(sql`
    DELETE FROM job_run
    WHERE finished_at < ${ctx.now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int) AND status <> 'running'`);
  return { job_runs };
}
