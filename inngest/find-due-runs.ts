import type { Job, JobResult, TimetableLine } from '@/inngest/job';
import { owedTime } from '@/lib/core/cron-times';
import { env } from '@/lib/core/env';
import type { Ctx } from '@/lib/db/context';
import { isRowError } from '@/lib/db/row-error';
import { readLastStart } from '@/lib/services/jobs/read-last-start';

/** A run that its timetable owes. */
export type DueRun = {
  job: Job;
  /** The same for as long as the same run is owed. */
  key: string;
  payload: JobResult;
};

/**
 * The runs that are owed at `ctx.now`: of each line of each timetable its latest time, when nothing started since.
 * Times that were missed while nothing ran are owed once. A line, or the timetable of a job, that cannot be read is logged and
 * left out.
 */
export async function findDueRuns(ctx: Ctx, jobs: readonly Job[]): Promise<DueRun[]> {
  const due = await Promise.all(jobs.map((job) => dueOf(ctx, job).catch((error) => noneOf(ctx, job, error))));
  return due.flat();
}

async function dueOf(ctx: Ctx, job: Job): Promise<DueRun[]> {
  const lines = await linesOf(ctx, job);
  return lines.flatMap((line) => {
    const owed = owedTimeOf(ctx, job, line);
    return owed === null ? [] : [{ job, key: `${job.id}:${line.key}:${owed.toISOString()}`, payload: line.payload }];
  });
}

function noneOf(ctx: Ctx, job: Job, error: unknown): DueRun[] {
  if (!isRowError(error)) throw error;
  ctx.log.error({ err: error, job_id: job.id }, 'invalid timetable');
  return [];
}

async function linesOf(ctx: Ctx, job: Job): Promise<TimetableLine[]> {
  if (typeof job.timetable !== 'string') return job.timetable(ctx);
  return [{ key: '', cron: job.timetable, lastRunAt: await readLastStart(ctx, job.id), payload: {} }];
}

function owedTimeOf(ctx: Ctx, job: Job, line: TimetableLine): Date | null {
  try {
    return owedTime(line.cron, line.lastRunAt, ctx.now, env.HEED_TIME_ZONE);
  } catch (error) {
    ctx.log.error({ err: error, job_id: job.id, line: line.key, cron: line.cron }, 'invalid schedule');
    return null;
  }
}
