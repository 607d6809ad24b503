import { jobContext } from '@/inngest/job-context';
import { log } from '@/lib/core/log';
import { logFailure } from '@/lib/db/log-failure';
import { setJobsState } from '@/lib/services/jobs/jobs-state';
import { noteEngineBack, noteEngineLost } from '@/lib/services/system/note-engine-outage';

type Watched = {
  isReachable: () => Promise<boolean>;
  /** Called when the engine can be reached again: what was queued goes out then. */
  onBack: () => void;
  everyMs?: number;
};

const EVERY_MS = 15_000;
/** One request that fails may be a hiccup; staff are notified when the next one fails too. */
const FAILURES_BEFORE_NOTIFYING = 2;

/**
 * Asks again and again whether the engine that runs the jobs can be reached. While it cannot, this process is not ready and
 * says since when; staff are notified once when that begins and once when it is over.
 */
export function watchEngine({ everyMs = EVERY_MS, isReachable, onBack }: Watched): { stop: () => void } {
  const outage: Outage = { since: null, failures: 0, noted: null };
  const stopping = new AbortController();
  const isOver = () => stopping.signal.aborted;
  let timer: NodeJS.Timeout | undefined;

  async function check(): Promise<void> {
    const wasAway = outage.since !== null;
    const isThere = await isReachable();
    if (isOver()) return;
    follow(outage, isThere);
    setJobsState(isThere ? 'ok' : 'failing', outage.since);
    if (isThere && wasAway) onBack();
    await note(outage).catch((error: unknown) =>
      logFailure(log, 'error', { err: error }, 'outage of Inngest not noted'),
    );
    if (!isOver()) timer = setTimeout(() => void check(), everyMs).unref();
  }

  setJobsState('ok');
  void check();
  return {
    stop: () => {
      stopping.abort();
      clearTimeout(timer);
    },
  };
}

/** What this process sees of the engine; `noted` is what the database last heard of that, null before it heard anything. */
type Outage = { since: Date | null; failures: number; noted: 'lost' | 'back' | null };

function follow(outage: Outage, isThere: boolean): void {
  outage.failures = isThere ? 0 : outage.failures + 1;
  outage.since = isThere ? null : (outage.since ?? jobContext('watch-engine').now);
}

/** Noted at each change alone, and again until the database has taken it. */
async function note(outage: Outage): Promise<void> {
  const { failures, noted, since } = outage;
  if (since === null && noted !== 'back') {
    await noteEngineBack(jobContext('watch-engine'));
    outage.noted = 'back';
  }
  if (since !== null && failures >= FAILURES_BEFORE_NOTIFYING && noted !== 'lost') {
    await noteEngineLost(jobContext('watch-engine'), since);
    outage.noted = 'lost';
  }
}
