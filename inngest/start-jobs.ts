import { createInngestClient } from '@/inngest/client';
import { startEmbeddedWorker } from '@/inngest/embedded/worker';
import { type Engine, jobEngine } from '@/inngest/engine';
import { handToInngest } from '@/inngest/hand-to-inngest';
import { isEngineReachable } from '@/inngest/is-engine-reachable';
import { closePresence, presence } from '@/inngest/presence';
import { jobs } from '@/inngest/registry';
import { createRelay } from '@/inngest/relay';
import { stopOnSignal } from '@/inngest/shutdown';
import { watchEngine } from '@/inngest/watch-engine';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { setJobsState } from '@/lib/services/jobs/jobs-state';

/**
 * Starts this process's share in running jobs, unless HEED_JOBS is off; a database that is away is waited for later.
 * Ends the process when Inngest is configured in a way that cannot work: nobody would notice that no job runs.
 */
export async function startJobs(): Promise<void> {
  const engine = engineOrExit();
  if (env.HEED_JOBS === 'off' || env.DATABASE_URL === undefined) return;
  log.info({ engine }, 'jobs start');
  const { started, stop } = engine === 'inngest' ? startInngestRelay() : startEmbeddedWorker(jobs);
  stopOnSignal(async () => {
    await stop();
    await closePresence();
  });
  await started;
}

function engineOrExit(): Engine {
  try {
    return jobEngine();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Inngest runs the jobs; this process tells it at once what was committed, and watches whether it is there. */
function startInngestRelay() {
  const client = createInngestClient();
  const relay = createRelay(handToInngest(client, jobs));
  void presence().listen(relay);
  const { stop } = watchEngine({ isReachable: () => isEngineReachable(client.eventBaseUrl), onBack: relay });
  return {
    started: Promise.resolve(),
    stop: async () => {
      stop();
      setJobsState('off');
    },
  };
}
