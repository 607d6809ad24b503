import { threadMs } from '@/lib/testing/thread-ms';

const ROUNDS = 3;

/** How long nothing else may run on this thread. */
export const MOST_BLOCKED_MS = 20;

/**
 * The longest time that some work held this thread before something else could run. Of three rounds the median, each of work that
 * nobody did before, because memory is cleaned up now and then; two that are short decide it.
 */
export async function longestBlock(work: (round: number) => Promise<unknown>): Promise<number> {
  const rounds: number[] = [];
  while (rounds.length < ROUNDS && rounds.filter((ms) => ms < MOST_BLOCKED_MS).length < ROUNDS - 1) {
    rounds.push(await blockOf(() => work(rounds.length + 1)));
  }
  return rounds.toSorted((a, b) => a - b)[1] ?? 0;
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
