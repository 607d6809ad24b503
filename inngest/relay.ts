import { jobContext } from '@/inngest/job-context';
import { log } from '@/lib/core/log';
import { logFailure } from '@/lib/db/log-failure';
import { type HandOver, relayOutbox } from '@/lib/services/outbox/relay-outbox';

const RETRY_MS = 2_000;

/**
 * A function that starts a relay of the outbox and returns at once; calls that come while one is running
 * lead to one more after it. What fails is logged and tried again with the next call, at the latest in some seconds.
 */
export function createRelay(handOver: HandOver): () => void {
  let isRunning = false;
  let isRequested = false;
  let retrying: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    isRunning = true;
    while (isRequested) {
      isRequested = false;
      try {
        await relayOutbox(jobContext('relay-outbox'), handOver);
      } catch (error) {
        logFailure(log, 'error', { err: error }, 'relay failed');
        retry();
      }
    }
    isRunning = false;
  }

  /** One retry waits at a time, however many calls failed. */
  function retry(): void {
    if (retrying !== undefined) return;
    retrying = setTimeout(() => {
      retrying = undefined;
      relay();
    }, RETRY_MS).unref();
  }

  function relay(): void {
    isRequested = true;
    if (!isRunning) void run();
  }

  return relay;
}
