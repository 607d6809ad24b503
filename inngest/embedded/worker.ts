import { setTimeout as sleep } from 'node:timers/promises';
import { keepAbandonedRunners } from '@/inngest/embedded/abandoned-runners';
import { handToWorker } from '@/inngest/embedded/hand-over';
import { type JobRunner, startRunner } from '@/inngest/embedded/runner';
import type { Job } from '@/inngest/job';
import { presence } from '@/inngest/presence';
import { createRelay } from '@/inngest/relay';
import { log } from '@/lib/core/log';
import { ofDatabase } from '@/lib/db/database-errors';
import { logFailure } from '@/lib/db/log-failure';
import { reconnectPauseMs } from '@/lib/db/reconnect-pause';
import { setJobsState } from '@/lib/services/jobs/jobs-state';

export type EmbeddedWorker = {
  /** Settled when it runs, or could not be started at the first attempt. */
  started: Promise<void>;
  /** Settled within a few seconds, whatever is in progress. */
  stop: () => Promise<void>;
};

/** Runs jobs in this process, from a queue in its database, until stopped. A worker that fails is started again. */
export function startEmbeddedWorker(jobs: readonly Job[]): EmbeddedWorker {
  const relay = createRelay(handToWorker(jobs));
  const stopping = new AbortController();
  const started = Promise.withResolvers<void>();
  let runner: JobRunner | undefined;
  const abandoned = keepAbandonedRunners();
  let failures = 0;

  async function runOnce(): Promise<void> {
    try {
      await abandoned.requeue();
      runner = await startRunner(jobs, relay);
      failures = 0;
      if (stopping.signal.aborted) return await runner.stop();
      void presence().listen(relay);
      setJobsState('ok');
      started.resolve();
      await runner.ended;
    } catch (error) {
      logFailure(log, 'error', { err: ofDatabase(error) }, 'worker failed');
    }
    if (!isStopping()) await giveUp();
  }

  async function giveUp(): Promise<void> {
    const failed = runner;
    runner = undefined;
    setJobsState('failing');
    if (failed !== undefined) await abandoned.stop(failed);
  }

  const isStopping = () => stopping.signal.aborted;

  async function keepRunning(): Promise<void> {
    while (!isStopping()) {
      await runOnce();
      if (!isStopping()) setJobsState('failing');
      started.resolve();
      failures += 1;
      await sleep(reconnectPauseMs(failures), undefined, { signal: stopping.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  setJobsState('failing');
  void keepRunning();
  return {
    started: started.promise,
    stop: async () => {
      stopping.abort();
      setJobsState('off');
      await presence().unlisten();
      await runner?.stop();
    },
  };
}
