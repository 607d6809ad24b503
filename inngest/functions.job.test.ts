import { InngestTestEngine } from '@inngest/test';
import { afterAll, describe, expect, test } from 'vitest';
import { createInngestClient } from '@/inngest/client';
import { createInngestFunctions } from '@/inngest/functions';
import type { Job } from '@/inngest/job';
import { makeTestJob } from '@/inngest/make-test-job';
import { closePresence } from '@/inngest/presence';
import { jobs } from '@/inngest/registry';
import { parseEnv } from '@/lib/core/env';
import { database } from '@/lib/db/client';

afterAll(closePresence);

const client = createInngestClient(parseEnv({ INNGEST_DEV: '1' }));
const timer = { name: 'inngest/scheduled.timer', data: { cron: '10 3 * * *' } };

function engineFor(job: Job, event: { name: string; data: Record<string, unknown> }): InngestTestEngine {
  const [fn] = createInngestFunctions(client, [job]);
  if (fn === undefined) throw new Error('There is a function per job.');
  return new InngestTestEngine({ function: fn, events: [event] });
}

const runsOf = (job_id: string) =>
  database().jobRun.findMany({ where: { job_id }, orderBy: [{ started_at: 'asc' }, { id: 'asc' }] });

describe('a job as an Inngest function', () => {
  test('runs in a step with the payload of its event, and records the run', async () => {
    const job = makeTestJob({ event: 'refresh.requested', run: async (_ctx, payload) => ({ got: payload }) });
    const event = { name: 'heed/refresh.requested', data: { actionType: 'pending_order' } };
    const { result, ctx } = await engineFor(job, event).execute();
    expect(result).toEqual({ [job.id]: { got: { actionType: 'pending_order' } } });
    expect(ctx.step.run).toHaveBeenCalledWith(job.id, expect.any(Function));
    expect(await runsOf(job.id)).toMatchObject([{ trigger: 'event', status: 'succeeded' }]);
  });

  test('with a fixed timetable runs when its timer comes', async () => {
    const job = makeTestJob({ timetable: '10 3 * * *' });
    const { result } = await engineFor(job, timer).execute();
    expect(result).toEqual({ [job.id]: { done: true } });
    expect(await runsOf(job.id)).toMatchObject([{ trigger: 'schedule', status: 'succeeded' }]);
  });

  test('with a timetable of its own runs what is due, each in a step, and nothing else', async () => {
    const job = makeTestJob({
      timetable: async (ctx) => [
        { key: 'old', cron: '0 * * * *', lastRunAt: null, payload: { line: 'old' } },
        { key: 'fresh', cron: '0 * * * *', lastRunAt: ctx.now, payload: { line: 'fresh' } },
      ],
      run: async (_ctx, payload) => payload,
    });
    const { result } = await engineFor(job, timer).execute();
    expect(Object.values(Object(result))).toEqual([{ line: 'old' }]);
  });

  test('fails with its error, recorded, so that Inngest tries again', async () => {
    const job = makeTestJob({ timetable: '10 3 * * *', run: async () => Promise.reject(new Error('no luck')) });
    const { error } = await engineFor(job, timer).execute();
    expect(error).toMatchObject({ message: 'no luck' });
    expect(await runsOf(job.id)).toMatchObject([{ status: 'failed', error: 'no luck' }]);
  });
});

test('every job of the registry becomes a function with a trigger, one at a time per key', () => {
  const functions = createInngestFunctions(client, jobs);
  expect(functions.map((fn) => fn.id())).toEqual([...jobs.map(({ id }) => id), 'relay-outbox']);
  for (const job of jobs) {
    const { opts } = functions.find((fn) => fn.id() === job.id) ?? {};
    expect(opts).toMatchObject({ retries: 4, concurrency: { limit: 1, key: JSON.stringify(job.concurrencyKey) } });
    expect(opts?.triggers).toContainEqual({ cron: expect.stringMatching(/^TZ=\S+ .+/) });
  }
});
