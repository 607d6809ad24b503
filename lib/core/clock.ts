import { env } from '@/lib/core/env';

/** The installation's clock. Everything that decides by time gets its instant from here, through ctx.now. */
export type Clock = () => Date;

/** A clock that starts at `startedAt` now and ticks on. */
export function tickingFrom(startedAt: Date, systemNow: () => number = Date.now): Clock {
  const offsetMs = startedAt.getTime() - systemNow();
  return () => new Date(systemNow() + offsetMs);
}

/** A clock that stands still, for tests. */
export function stoppedAt(instant: Date): Clock {
  return () => new Date(instant);
}

/**
 * The clock of this installation: the system's, or the one that HEED_CLOCK starts.
 * HEED_CLOCK_STARTED_AT (epoch milliseconds) keeps the processes of one installation on the same clock.
 */
export const clock: Clock = installationClock();

function installationClock(): Clock {
  const start = env.HEED_CLOCK;
  if (start === undefined) return () => new Date();
  const startedAtMs = env.HEED_CLOCK_STARTED_AT ?? Date.now();
  return () => new Date(start.getTime() + Date.now() - startedAtMs);
}
