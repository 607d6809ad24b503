import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCronItems, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { EVERY_MINUTE, tasksOf } from '@/inngest/embedded/tasks';
import { workerLog } from '@/inngest/embedded/worker-log';
import type { Job } from '@/inngest/job';
import { presence } from '@/inngest/presence';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { database, sql } from '@/lib/db/client';
import { logFailure } from '@/lib/db/log-failure';

const CONCURRENCY = 3;
const CONNECTIONS = 5;
/** Shorter than the patience of whoever stops this process. */
const STOP_WITHIN_MS = 6_000;

/** A worker of this process while it runs. */
export type JobRunner = {
  /** Settled when it begins to end, for whatever reason, rejected when it failed. */
  ended: Promise<void>;
  /** Takes no more work and waits a few seconds for work in progress; what is not done by then goes back to the queue. */
  stop: () => Promise<void>;
  /** Puts the work that it took and did not end back in the queue. @throws when the database is away. */
  requeue: () => Promise<void>;
};

/** Starts a worker, which looks at once what is owed. @throws when the database is away. */
export async function startRunner(jobs: readonly Job[], relay: () => void): Promise<JobRunner> {
  const poolIds: string[] = [];
  const pgPool = new pg.Pool({ connectionString: env.DATABASE_URL ?? '', max: CONNECTIONS });
  // The worker listens for errors only while it runs; one that comes later would end the process.
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => void client.on('error', () => undefined));
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    poolIds.push(workerPool.id);
    void presence().hold(workerPool.id);
  });
  events.on('pool:release', ({ workerPool }) => void presence().letGo(workerPool.id));
  // A pool whose connections broke may wait for ever for its own end: that it begins to end is enough.
  const ending = Promise.withResolvers<void>();
  events.on('pool:fatalError', () => ending.resolve());
  events.on('pool:gracefulShutdown', () => ending.resolve());
  const options = { maxAttempts: 1, jobKey: EVERY_MINUTE, jobKeyMode: 'replace' } as const;
  const runner = await run({
    pgPool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: workerLog,
    events,
    // Only with these does a pool tell of an end that it could not note; otherwise the job would stay taken for hours.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: tasksOf(jobs, relay),
    parsedCronItems: parseCronItems([{ task: EVERY_MINUTE, match: '* * * * *', options }]),
  });
  const requeue = async () => {
    await database().$executeRaw(sql`SELECT graphile_worker.force_unlock_workers(${poolIds}::text[])`);
  };
  const stop = async () => {
    const isDone = await stopsInTime(runner.stop('the process ends'));
    void pgPool.end().catch(() => undefined);
    for (const id of poolIds) await presence().letGo(id);
    await requeue();
    if (!isDone) log.warn('unfinished work requeued');
  };
  try {
    await runner.addJob(EVERY_MINUTE, {}, options);
    return { ended: Promise.race([runner.promise, ending.promise]), stop, requeue };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits a few seconds for a worker's end, and answers whether it came, cleanly or not. */
async function stopsInTime(stopping: Promise<unknown>): Promise<boolean> {
  const stopped = stopping
    .catch((error: unknown) => logFailure(log, 'warn', { err: error }, 'worker did not stop cleanly'))
    .then(() => true);
  return Promise.race([stopped, sleep(STOP_WITHIN_MS, false, { ref: false })]);
}
