import type { Ctx } from '@/lib/db/context';

/** When a job last started; null when it never did. A start in the future, from before the clock was set back, does not count. */
export async function readLastStart(ctx: Ctx, jobId: string): Promise<Date | null> {
  const run = await ctx.db.jobRun.findFirst({
    where: { job_id: jobId, started_at: { lte: ctx.now } },
    orderBy: [{ started_at: 'desc' }, { id: 'desc' }],
    select: { started_at: true },
  });
  return run?.started_at ?? null;
}
