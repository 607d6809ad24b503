const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt: twice as long after each failure, and by chance up to half of that shorter, so
 * that the browsers of many people do not come back at the same moment.
 * @param failures 1…
 * @param chance 0…1
 */
export function reconnectDelayMs(failures: number, chance: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(full * (1 - chance / 2));
}
