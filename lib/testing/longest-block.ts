import { threadMs } from '@/lib/testing/thread-ms';

const MOST_ROUNDS = 6;

/** How long nothing else may run on this thread. */
export const MOST_BLOCKED_MS = 20;

/**
 * The longest time that some work held this thread before something else could run. Of some rounds the best, each of work that
 * nobody did before, because memory is cleaned up now and then.
 */
export async function longestBlock(work: (round: number) => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= MOST_ROUNDS && best >= MOST_BLOCKED_MS; round++) {
    best = Math.min(best, await blockOf(() => work(round)));
  }
  return best;
}

async function blockOf(work: () => Promise<unknown>): Promise<number> {
  let [longest, since, isOver] = [0, threadMs(), false];
  const tick = () => {
    longest = Math.max(longest, threadMs() - since);
    since = threadMs();
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  isOver = true;
  return Math.max(longest, threadMs() - since);
}

/** A hundred patterns, of which half take long to match, and half to get ready for it; others for each tag. */
export function hostilePatterns(tag: string): string[] {
  return Array.from({ length: 100 }, (_, at) =>
    at % 2 === 0 ? `${tag}${at}?[B-\u{1e943}]*x` : `${tag}?(.*[ab].{9}[cd]|(.*a${at}?)+){1,3}x`,
  );
}
