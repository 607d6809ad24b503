import type { Job, JobResult } from '@/inngest/job';
import { jobContext } from '@/inngest/job-context';
import { JobFailed } from '@/inngest/job-failed';
import { presence } from '@/inngest/presence';
import { safeMessage, withoutRowContents } from '@/lib/core/describe-error';
import { DomainError, errorCatalogue } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { logFailure } from '@/lib/db/log-failure';
import { finishJobRun, type RunOutcome } from '@/lib/services/jobs/finish-job-run';
import { startJobRun, type Trigger } from '@/lib/services/jobs/start-job-run';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

/** Runs a job now and records the run. @throws what the job throws, without what rows hold, after it was recorded and logged. */
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
    logFailure(ctx.log, 'error', { ...facts(), err: error }, 'job failed');
    await notifyStaff(job, error);
    const result = error instanceof JobFailed ? error.result : null;
    return {
      outcome: { status: 'failed', result, error: safeMessage(error) },
      answer: async () => {
        throw withoutRowContents(error);
      },
    };
  }
}

/**
 * Staff are told of a fault that nobody expected: neither a part that failed, which its own service function tells, nor a refusal.
 * The notice has a context of its own: it is there whatever became of the job's work.
 */
async function notifyStaff(job: Job, error: unknown): Promise<void> {
  if (error instanceof JobFailed || (error instanceof DomainError && errorCatalogue[error.code].status < 500)) return;
  const ctx = jobContext(job.id);
  const message = safeMessage(error).trim().split('\n').at(-1) ?? '';
  try {
    await raiseNotification(ctx, 'critical_error', { subject: `job ${job.id}`, message, metadata: { job_id: job.id } });
  } catch (notifyError) {
    logFailure(ctx.log, 'error', { job_id: job.id, err: notifyError }, 'could not notify staff');
  }
}
