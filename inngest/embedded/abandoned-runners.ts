import type { JobRunner } from '@/inngest/embedded/runner';
import { log } from '@/lib/core/log';
import { logFailure } from '@/lib/db/log-failure';

/** Runners whose work could not go back to the queue, because the database was away. */
export type AbandonedRunners = {
  /** Gives back the work of a runner that failed: at once, or, while the database is away, with the next `requeue`. */
  giveUp: (failed: JobRunner) => Promise<void>;
  /** Gives back what is still held. @throws while the database is away */
  requeue: () => Promise<void>;
};

export function abandonedRunners(): AbandonedRunners {
  const abandoned = new Set<JobRunner>();
  return {
    giveUp: (failed) =>
      failed.stop().catch((error: unknown) => {
        abandoned.add(failed);
        logFailure(log, 'warn', { err: error }, 'worker abandoned');
      }),
    requeue: async () => {
      for (const one of abandoned) {
        await one.requeue();
        abandoned.delete(one);
      }
    },
  };
}
