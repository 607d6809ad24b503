import { env } from '@/lib/core/env';

/** The installation's clock. Everything that decides by time gets its instant from here, through ctx.now. */
export type Clock = () => Date;

/** A clock that shows `shown` when the system's shows `systemMs`, and ticks on. */
export function tickingFrom(shown: Date, systemMs: number, systemNow: () => number = Date.now): Clock {
  const aheadMs = shown.getTime() - systemMs;
  return () => new Date(systemNow() + aheadMs);
}

/** A clock that stands still, for tests. */
export function stoppedAt(instant: Date): Clock {
  return () => new Date(instant);
}

/**
 * The clock of this installation: the system's, or the one that HEED_CLOCK starts.
 * HEED_CLOCK_STARTED_AT (epoch milliseconds) keeps the processes of one installation on the same clock.
 */
export const clock: Clock =
  env.HEED_CLOCK === undefined
    ? () => new Date()
    : tickingFrom(env.HEED_CLOCK, env.HEED_CLOCK_STARTED_AT ?? Date.now());
