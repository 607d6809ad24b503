import type { Job, JobResult } from '@/inngest/job';
import { jobContext } from '@/inngest/job-context';
import { JobFailed } from '@/inngest/job-failed';
import { presence } from '@/inngest/presence';
import type { Ctx } from '@/lib/db/context';
import { finishJobRun, type RunOutcome } from '@/lib/services/jobs/finish-job-run';
import { startJobRun, type Trigger } from '@/lib/services/jobs/start-job-run';

/** Runs a job now and records the run. @throws what the job throws, after it was recorded and logged. */
export async function runJob(job: Job, payload: unknown, trigger: Trigger): Promise<JobResult> {
  const via = trigger === 'command' ? 'command' : 'job';
  const ctx = jobContext(job.id, via);
  const runId = await startJobRun(ctx, job.id, trigger);
  await presence().hold(runId);
  try {
    const { outcome, answer } = await attempt(ctx, job, payload);
    await finishJobRun(jobContext(job.id, via), runId, outcome);
    return await answer();
  } finally {
    await presence().letGo(runId);
  }
}

type Attempt = { outcome: RunOutcome; answer: () => Promise<JobResult> };

async function attempt(ctx: Ctx, job: Job, payload: unknown): Promise<Attempt> {
  const startedAtMs = performance.now();
  const facts = () => ({ job_id: job.id, ms: Math.round(performance.now() - startedAtMs) });
  try {
    const result = await job.run(ctx, payload);
    ctx.log.info(facts(), 'job succeeded');
    return { outcome: { status: 'succeeded', result, error: '' }, answer: async () => result };
  } catch (error) {
    ctx.log.error({ ...facts(), err: error }, 'job failed');
    const result = error instanceof JobFailed ? error.result : null;
    return {
      outcome: { status: 'failed', result, error: messageOf(error) },
      answer: async () => {
        throw error;
      },
    };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
