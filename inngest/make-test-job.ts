import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineJob, type Job, type JobResult } from '@/inngest/job';
import type { Ctx } from '@/lib/db/context';

type Made = Partial<Omit<Job, 'check' | 'run'>> & { run?: (ctx: Ctx, payload: JobResult) => Promise<JobResult> };

/** A job for tests, with an id of its own and nothing to do unless said otherwise. */
export function makeTestJob({ run = async () => ({ done: true }), ...given }: Made = {}): Job {
  const id = given.id ?? `job-${randomUUID().slice(0, 8)}`;
  return defineJob({
    id,
    description: 'A job of a test',
    timetable: async () => [],
    event: null,
    concurrencyKey: id,
    payload: z.record(z.string(), z.unknown()),
    run,
    ...given,
  });
}
