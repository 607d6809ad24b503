import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** How a run ended: what it did, and the error of one that failed. */
export type RunOutcome = {
  status: 'succeeded' | 'failed';
  result: Readonly<Record<string, unknown>> | null;
  error: string;
};

/** Records how a run ended, at the instant of `ctx`. */
export async function finishJobRun(ctx: Ctx, runId: string, outcome: RunOutcome): Promise<void> {
  const result = outcome.result === null ? null : JSON.stringify(outcome.result);
  await ctx.db.$executeRaw(sql`
    UPDATE job_run SET status = ${outcome.status}, error = ${outcome.error}, result = ${result}::jsonb,
      finished_at = ${ctx.now}::timestamptz
    WHERE id = ${runId}::uuid`);
}
