const MOST_RESTARTS = 5;
const WITHIN_MS = 300_000;
const PAUSES_MS = [0, 250, 500, 1_000, 2_000] as const;

/** Decides whether a server that ended is started again, and when. */
export type RestartLimit = {
  /** How long to wait before the next start, in ms; undefined when there were too many lately. */
  next: () => number | undefined;
  /** The last start does not count. */
  takeBack: () => void;
};

/** Five restarts within five minutes, each a little later than the one before. */
export function limitRestarts(nowMs: () => number = () => performance.now()): RestartLimit {
  let startsMs: number[] = [];
  return {
    next: () => {
      startsMs = startsMs.filter((ms) => ms > nowMs() - WITHIN_MS);
      const pauseMs = PAUSES_MS[startsMs.length];
      if (pauseMs === undefined || startsMs.length >= MOST_RESTARTS) return undefined;
      startsMs.push(nowMs());
      return pauseMs;
    },
    takeBack: () => void startsMs.pop(),
  };
}
