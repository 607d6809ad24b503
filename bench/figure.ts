import type { Spread } from '@/bench/rounds';

/** One measured figure beside what it is held to. */
export type Figure = {
  what: string;
  measured: number;
  unit: string;
  /** The bound, with the baseline of the same run where the bound is a multiple of one. */
  bound: string;
  holds: boolean;
};

/** A figure that must stay at or below `limit`. */
export function atMost(
  what: string,
  measured: number,
  limit: number,
  unit: string,
  bound = `≤ ${rounded(limit)} ${unit}`,
): Figure {
  return { what, measured, unit, bound, holds: measured <= limit };
}

/** As of the list of actions: at least 55 % of the bare statement's speed. */
const MOST_OF_BARE = 100 / 55;

/** A time that must stay near that of the bare statement, of the same run; what takes almost none may take ten milliseconds more. */
export function besideBare(what: string, ms: number, bareMs: number): Figure {
  const limit = Math.max(bareMs * MOST_OF_BARE, bareMs + 10);
  return atMost(what, ms, limit, 'ms', `≤ ${rounded(limit)} ms (bare statement: ${rounded(bareMs)} ms)`);
}

/** A figure that must reach `limit`. */
export function atLeast(
  what: string,
  measured: number,
  limit: number,
  unit: string,
  bound = `≥ ${rounded(limit)} ${unit}`,
): Figure {
  return { what, measured, unit, bound, holds: measured >= limit };
}

/** A figure that nothing is held to. */
export function unbound(what: string, measured: number, unit: string, bound = 'no bound'): Figure {
  return { what, measured, unit, bound, holds: true };
}

/** The median of several rounds, with the least and the most of them. */
export function spread({ median, least, most }: Spread): string {
  return `${rounded(median)}/s, ${rounded(least)} to ${rounded(most)}`;
}

/** A number with as many digits as it is exact to. */
export function rounded(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}

/** Runs work once. @returns milliseconds */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return performance.now() - startedAtMs;
}

/** Runs work several times. @returns the median in milliseconds */
export async function medianOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await timed(work));
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
