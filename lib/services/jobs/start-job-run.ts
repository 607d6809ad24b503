import type { Ctx } from '@/lib/db/context';

/** What set a job off. */
export type Trigger = 'schedule' | 'event' | 'manual' | 'command';

/** Records that a job has started. Returns the run's id. */
export async function startJobRun(ctx: Ctx, jobId: string, trigger: Trigger): Promise<string> {
  const { id } = await ctx.db.jobRun.create({
    data: { job_id: jobId, trigger, started_at: ctx.now, status: 'running' },
    select: { id: true },
  });
  return id;
}
