import { setImmediate } from 'node:timers/promises';

const LONGEST_TURN_MS = 4;

/** For long work on this thread: what is returned is awaited now and then, and lets other work run where a turn was long. */
export function shortTurns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < LONGEST_TURN_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
