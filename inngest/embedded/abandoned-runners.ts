import type { JobRunner } from '@/inngest/embedded/runner';
import { log } from '@/lib/core/log';
import { logFailure } from '@/lib/db/log-failure';

/** Runners whose work could not go back to the queue, because the database was away. */
export function keepAbandonedRunners() {
  const abandoned = new Set<JobRunner>();
  return {
    /** Stops a runner that failed. Its work goes back to the queue at once, or with `requeue`. */
    async stop(failed: JobRunner): Promise<void> {
      await failed.stop().catch((error: unknown) => {
        abandoned.add(failed);
        logFailure(log, 'warn', { err: error }, 'worker abandoned');
      });
    },
    /** @throws when the database is away */
    async requeue(): Promise<void> {
      for (const runner of abandoned) {
        await runner.requeue();
        abandoned.delete(runner);
      }
    },
  };
}
