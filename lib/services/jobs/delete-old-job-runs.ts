import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const KEPT_DAYS = 30;

/** Deletes what is older than 30 days of the jobs' own records: finished runs, and events that were handed over. */
export async function deleteOldJobRuns(ctx: Ctx): Promise<{ job_runs: number; events: number }> {
  const limit = sql`${ctx.now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int)`;
  const jobRuns = await ctx.db.$executeRaw(sql`
    DELETE FROM job_run WHERE finished_at < ${limit} AND status <> 'running'`);
  const events = await ctx.db.$executeRaw(sql`
    DELETE FROM outbox_message WHERE topic = 'event' AND processed_at < ${limit}`);
  return { job_runs: jobRuns, events };
}
