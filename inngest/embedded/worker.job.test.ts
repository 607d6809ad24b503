import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { bringRetriesForward } from '@/inngest/bring-retries-forward';
import { everyMinute } from '@/inngest/embedded/tasks';
import { type EmbeddedWorker, startEmbeddedWorker } from '@/inngest/embedded/worker';
import type { Job } from '@/inngest/job';
import { makeTestJob } from '@/inngest/make-test-job';
import { closePresence } from '@/inngest/presence';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { addEvent } from '@/lib/services/jobs/add-event';
import { jobsState } from '@/lib/services/jobs/jobs-state';
import { uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const SOON = { timeout: 15_000, interval: 50 };
const ctx = testContext();
let workers: EmbeddedWorker[] = [];

async function start(...jobs: Job[]): Promise<EmbeddedWorker> {
  const worker = startEmbeddedWorker(jobs);
  workers.push(worker);
  await vi.waitFor(() => expect(jobsState()).toBe('ok'), SOON);
  return worker;
}

const runsOf = (job_id: string) =>
  database().jobRun.findMany({ where: { job_id }, orderBy: [{ started_at: 'asc' }, { id: 'asc' }] });

beforeAll(async () => {
  await database().$executeRawUnsafe('DROP SCHEMA IF EXISTS graphile_worker CASCADE');
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});

afterAll(closePresence);

describe('an event', () => {
  test('starts its job with its payload at once after the commit, once, with two workers', async () => {
    const actionType = uniqueName('type');
    const seen = vi.fn();
    const job = makeTestJob({
      event: 'refresh.requested',
      run: async (_ctx, payload) => {
        if (payload['actionType'] === actionType) seen();
        return payload;
      },
    });
    await start(job);
    await start(job);
    const committedAtMs = await transaction(ctx, async (tx) => {
      await addEvent(tx, { type: 'refresh.requested', actionType });
      return performance.now();
    });
    await vi.waitFor(() => expect(seen).toHaveBeenCalled(), SOON);
    expect(performance.now() - committedAtMs).toBeLessThan(2_000);
    await vi.waitFor(async () => {
      const runs = (await runsOf(job.id)).filter(({ result }) => JSON.stringify(result).includes(actionType));
      expect(runs).toMatchObject([{ trigger: 'event', status: 'succeeded' }]);
    }, SOON);
    expect(seen).toHaveBeenCalledTimes(1);
  });

  test('that was committed while no worker ran is caught up with at the start', async () => {
    const actionType = uniqueName('type');
    await transaction(ctx, (tx) => addEvent(tx, { type: 'refresh.requested', actionType }));
    const seen: unknown[] = [];
    await start(
      makeTestJob({
        event: 'refresh.requested',
        run: async (_ctx, payload) => {
          seen.push(payload['actionType']);
          return {};
        },
      }),
    );
    await vi.waitFor(() => expect(seen).toContain(actionType), SOON);
  });
});

describe('a schedule', () => {
  test('that was missed while nothing ran is made up for once, late', async () => {
    const job = makeTestJob({ timetable: '10 3 * * *' });
    const past = new Date(Date.now() - 10 * 86_400_000);
    const data = { job_id: job.id, trigger: 'schedule', started_at: past, finished_at: past, status: 'succeeded' };
    await database().jobRun.create({ data });
    await start(job);
    await vi.waitFor(async () => expect(await runsOf(job.id)).toHaveLength(2), SOON);
    await vi.waitFor(async () => expect((await runsOf(job.id))[1]?.status).toBe('succeeded'), SOON);
    await everyMinute([job]);
    await everyMinute([job]);
    expect(await runsOf(job.id)).toMatchObject([{}, { trigger: 'schedule', status: 'succeeded' }]);
  });
});

test('what a minute has to do is done although one part of it fails', async () => {
  const job = makeTestJob({ timetable: '10 3 * * *' });
  const fail = 'CREATE TRIGGER stop BEFORE UPDATE ON import FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()';
  await database().$executeRawUnsafe(fail);
  await expect(everyMinute([job])).rejects.toThrow('never changed');
  await database().$executeRawUnsafe('DROP TRIGGER stop ON import');
  await start(job);
  await vi.waitFor(async () => expect((await runsOf(job.id))[0]?.status).toBe('succeeded'), SOON);
});

describe('a job', () => {
  test('that throws is recorded with its error and tried again until it succeeds', async () => {
    let attempts = 0;
    const run = async () => {
      attempts += 1;
      if (attempts < 3) throw new Error(`not yet: ${attempts}`);
      return { attempts };
    };
    const job = makeTestJob({ timetable: '0 0 * * *', run });
    await start(job);
    await vi.waitFor(async () => {
      await bringRetriesForward();
      expect(await runsOf(job.id)).toMatchObject([
        { status: 'failed', error: 'not yet: 1' },
        { status: 'failed', error: 'not yet: 2' },
        { status: 'succeeded', result: { attempts: 3 } },
      ]);
    }, SOON);
  });

  test('runs one at a time with the others of its key, and side by side with those of other keys', async () => {
    let running = 0;
    let most = 0;
    const run = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 50));
      running -= 1;
      return {};
    };
    const same = { concurrencyKey: uniqueName('key'), timetable: '0 0 * * *', run };
    const jobs = [makeTestJob(same), makeTestJob(same), makeTestJob(same)];
    await start(...jobs);
    await vi.waitFor(async () => {
      for (const job of jobs) expect((await runsOf(job.id))[0]?.status).toBe('succeeded');
    }, SOON);
    expect(most).toBe(1);
  });

  test('in progress is finished before the worker stops', async () => {
    const started = Promise.withResolvers<void>();
    const job = makeTestJob({
      timetable: '0 0 * * *',
      run: async () => {
        started.resolve();
        await new Promise((resolve) => setTimeout(resolve, 500));
        return {};
      },
    });
    const worker = await start(job);
    await started.promise;
    workers = [];
    await worker.stop();
    expect(await runsOf(job.id)).toMatchObject([{ status: 'succeeded' }]);
    expect(jobsState()).toBe('off');
  });

  test('that takes longer than the worker may wait goes back to the queue', async () => {
    const begun: string[] = [];
    const isOver = Promise.withResolvers<void>();
    const job = makeTestJob({
      timetable: '0 0 * * *',
      run: async () => {
        begun.push('begun');
        if (begun.length === 1) await isOver.promise;
        return {};
      },
    });
    const worker = await start(job);
    await vi.waitFor(() => expect(begun).toHaveLength(1), SOON);
    workers = [];
    await worker.stop();
    await start(job);
    await vi.waitFor(() => expect(begun).toHaveLength(2), SOON);
    isOver.resolve();
  }, 30_000);

  test('whose process is killed in the middle of it runs again in another', async () => {
    const id = uniqueName('job');
    const child = spawn(process.execPath, ['--import', 'tsx', 'inngest/embedded/hang.fixture.ts', id], {
      env: { ...process.env, DATABASE_URL: env.DATABASE_URL, HEED_LOG_LEVEL: 'silent', NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(await runsOf(id)).toMatchObject([{ status: 'running' }]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const job = makeTestJob({ id, timetable: '0 0 * * *' });
    await start(job);
    await vi.waitFor(
      async () => {
        await everyMinute([job]);
        expect(await runsOf(id)).toMatchObject([{ status: 'failed' }, { status: 'succeeded' }]);
      },
      { timeout: 25_000, interval: 500 },
    );
    expect((await runsOf(id))[0]?.error).toContain('process');
  }, 40_000);
});
