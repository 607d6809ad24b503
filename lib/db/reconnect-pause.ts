const FIRST_MS = 1_000;
const LONGEST_MS = 5_000;

/** How long to wait before connecting again after so many failures in a row: for ever tried, and never long apart. */
export function reconnectPauseMs(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 10));
}
