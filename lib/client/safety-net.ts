/**
 * How often a screen that hears of changes is fetched by the clock all the same: for what passes with time alone, and for
 * what is lost between server and browser without either noticing.
 */
export const SAFETY_NET_MS = 300_000;
