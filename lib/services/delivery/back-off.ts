const FIRST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;

/** How long to wait after so many failures in a row: doubling from two seconds to a quarter of an hour, up to a fifth less by chance. */
export function backOffMs(failures: number, chance: number): number {
  const whole = Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 20), LONGEST_MS);
  return sooner(whole, chance);
}

/** Up to a fifth less by chance, so that what failed together is not tried again together. */
export function sooner(ms: number, chance: number): number {
  return Math.round(ms * (1 - chance * 0.2));
}
