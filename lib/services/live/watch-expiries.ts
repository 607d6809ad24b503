import { clock } from '@/lib/core/clock';
import { findExpiries } from '@/lib/services/live/find-expiries';

/** Says of whom a role or an invitation has just ended, so that their browsers drop what it let them see. */
export type Expiries = {
  /** Looks ahead for these people until the next look, at the latest so many milliseconds from now. */
  lookAhead: (userIds: readonly string[], spanMs: number) => Promise<void>;
  stop: () => void;
};

/** No write happens when something ends by the clock, so nothing would tell the streams of it. */
export function watchExpiries(onEnd: (userId: string) => void): Expiries {
  const timers = new Map<string, NodeJS.Timeout>();

  function wait(userId: string, at: Date, now: Date): void {
    const key = `${userId} ${at.getTime()}`;
    if (timers.has(key)) return;
    const end = () => {
      timers.delete(key);
      onEnd(userId);
    };
    timers.set(key, setTimeout(end, Math.max(0, at.getTime() - now.getTime())).unref());
  }

  return {
    lookAhead: async (userIds, spanMs) => {
      const now = clock();
      const around = (ms: number) => new Date(now.getTime() + ms);
      // A little back, too: a role may end between the look before and this one.
      const ends = await findExpiries(userIds, around(-spanMs), around(spanMs));
      for (const { at, userId } of ends) wait(userId, at, now);
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
