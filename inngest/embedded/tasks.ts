import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { enqueue } from '@/inngest/embedded/enqueue';
import { freeLostWork } from '@/inngest/embedded/free-lost-work';
import { findDueRuns } from '@/inngest/find-due-runs';
import type { Job } from '@/inngest/job';
import { jobContext } from '@/inngest/job-context';
import { runJob } from '@/inngest/run-job';
import { withoutRowContents } from '@/lib/core/describe-error';
import { log } from '@/lib/core/log';
import type { Ctx } from '@/lib/db/context';
import { isOutage, logFailure } from '@/lib/db/log-failure';
import { closeAbandonedImports } from '@/lib/services/imports/close-abandoned-imports';
import { failLostRuns } from '@/lib/services/jobs/fail-lost-runs';

/** The worker's own task, every minute: what follows from time alone. */
export const EVERY_MINUTE = 'every-minute';

const queuedPayload = z.object({
  trigger: z.enum(['schedule', 'event', 'manual', 'command']),
  payload: z.unknown(),
});

/** What the worker can do: one task per job, and its own. */
export function tasksOf(jobs: readonly Job[], relay: () => void): TaskList {
  const tasks: TaskList = {
    [EVERY_MINUTE]: async () => {
      relay();
      await everyMinuteUnlessAway(jobs);
    },
  };
  for (const job of jobs) {
    tasks[job.id] = async (given: unknown) => {
      const { trigger, payload } = queuedPayload.parse(given);
      await runJob(job, payload, trigger);
    };
  }
  return tasks;
}

/**
 * Takes back what dead processes hold and queues the runs that are owed. @throws AggregateError once all of this was tried,
 * when some of it failed
 */
export async function everyMinute(jobs: readonly Job[]): Promise<void> {
  const ctx = jobContext('schedule');
  const failures: unknown[] = [];
  for (const part of [freeLostWork, failLostRuns, closeAbandonedImports, (given: Ctx) => queueDueRuns(given, jobs)]) {
    await part(ctx).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
}

/** The same; while the database is away nothing can be done, which the line about the outage says. @throws AggregateError */
export async function everyMinuteUnlessAway(jobs: readonly Job[]): Promise<void> {
  await everyMinute(jobs).catch((error: unknown) => {
    if (!isOutage(error)) throw withoutRowContents(error);
    logFailure(log, 'error', { err: error }, 'what follows from time alone could not be done');
  });
}

async function queueDueRuns(ctx: Ctx, jobs: readonly Job[]): Promise<void> {
  const due = await findDueRuns(ctx, jobs);
  await enqueue(
    ctx.db,
    due.map((run) => ({ ...run, trigger: 'schedule' })),
  );
}
