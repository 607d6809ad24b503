import { log } from '@/lib/core/log';
import { database } from '@/lib/db/client';
import { logFailure } from '@/lib/db/log-failure';

const signals = ['SIGTERM', 'SIGINT'] as const;

/**
 * Stops the jobs when the process is asked to end, before whoever listened earlier hears of it:
 * Next ends the process as soon as its server is closed, which may be too early for a job.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of signals) {
    const earlier = process.listeners(signal);
    process.removeAllListeners(signal);
    const end = async () => {
      await stop().catch((error: unknown) => logFailure(log, 'error', { err: error }, 'jobs did not stop cleanly'));
      for (const listener of earlier) listener(signal);
      if (earlier.length > 0) return;
      await database().$disconnect();
      process.exit(0);
    };
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void end();
    });
  }
}
