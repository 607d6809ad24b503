import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCronItems, type Runner, run, type WorkerEvents } from 'graphile-worker';
import { handToWorker } from '@/inngest/embedded/hand-over';
import { EVERY_MINUTE, tasksOf } from '@/inngest/embedded/tasks';
import { workerLog } from '@/inngest/embedded/worker-log';
import type { Job } from '@/inngest/job';
import { presence } from '@/inngest/presence';
import { createRelay } from '@/inngest/relay';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { setJobsState } from '@/lib/services/jobs/jobs-state';

const CONCURRENCY = 3;
const CONNECTIONS = 5;
const RESTART_MS = 5_000;
/** Shorter than the patience of whoever stops this process. */
const STOP_WITHIN_MS = 6_000;

export type EmbeddedWorker = { stop: () => Promise<void> };

/**
 * Runs jobs in this process, from a queue in its database, until stopped. A worker that fails is started again.
 * Stopping waits a few seconds for work in progress; what is not done by then goes back to the queue.
 */
export function startEmbeddedWorker(jobs: readonly Job[]): EmbeddedWorker {
  const relay = createRelay(handToWorker(jobs));
  const stopping = new AbortController();
  let runner: Runner | undefined;

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        runner = await startRunner(jobs, relay);
        if (stopping.signal.aborted) return await stopRunner(runner);
        void presence().listen(relay);
        setJobsState('ok');
        await runner.promise;
      } catch (error) {
        log.error({ err: error }, 'worker failed');
      }
      setJobsState(stopping.signal.aborted ? 'off' : 'failing');
      await sleep(RESTART_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  setJobsState('failing');
  const running = keepRunning();
  return {
    stop: async () => {
      stopping.abort();
      await presence().unlisten();
      if (runner !== undefined) await stopRunner(runner);
      await running;
    },
  };
}

async function startRunner(jobs: readonly Job[], relay: () => void): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => void presence().hold(workerPool.id));
  events.on('pool:release', ({ workerPool }) => void presence().letGo(workerPool.id));
  const options = { maxAttempts: 1, jobKey: EVERY_MINUTE, jobKeyMode: 'replace' } as const;
  const runner = await run({
    connectionString: env.DATABASE_URL ?? '',
    maxPoolSize: CONNECTIONS,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: workerLog,
    events,
    taskList: tasksOf(jobs, relay),
    parsedCronItems: parseCronItems([{ task: EVERY_MINUTE, match: '* * * * *', options }]),
  });
  await runner.addJob(EVERY_MINUTE, {}, options);
  return runner;
}

async function stopRunner(runner: Runner): Promise<void> {
  const stopped = runner.stop('the process ends').catch((error: unknown) => log.error({ err: error }, 'worker stop'));
  const outcome = await Promise.race([stopped, sleep(STOP_WITHIN_MS, 'late' as const, { ref: false })]);
  if (outcome === 'late') await runner.kill('the process ends');
}
