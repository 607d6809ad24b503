const DAY_MS = 86_400_000;

/** Urgency as it is stored: 3 high, 2 medium, 1 low. */
export type UrgencyRank = 1 | 2 | 3;

/**
 * How urgent something is with `daysLeft` whole days to go; null while no reminder is reached.
 * Exactly on a reminder day counts as reached; overdue is high.
 * @param schedule days before the end, unique and descending.
 */
export function urgencyRank(schedule: readonly number[], daysLeft: number): UrgencyRank | null {
  const reached = schedule.filter((entry) => entry >= daysLeft).length;
  return reached === 0 ? null : rankReached(reached, schedule.length);
}

/** The same once so many reminders of a schedule are reached, at least one, whatever the days between them. */
export function rankReached(reached: number, length: number): UrgencyRank {
  const position = reached - 1;
  if (length <= 2) return position === length - 1 ? 3 : 1;
  if (position >= (2 * length) / 3) return 3;
  return position >= length / 3 ? 2 : 1;
}

/** Days before the end, each once, the earliest reminder first. */
export function inOrder(schedule: readonly number[]): number[] {
  return [...new Set(schedule)].sort((a, b) => b - a);
}

/** How many days before the end an action appears, and from how many on it is medium and high; null where it never is. */
export type TurningPoints = { appears: number; medium: number | null; high: number | null };

/** Where a schedule makes an action appear and more urgent; null for an empty one. @param given in any order */
export function turningPoints(given: readonly number[]): TurningPoints | null {
  const schedule = inOrder(given);
  const [appears] = schedule;
  if (appears === undefined) return null;
  const first = (rank: UrgencyRank) => schedule.find((entry) => urgencyRank(schedule, entry) === rank) ?? null;
  return { appears, medium: first(2), high: first(3) };
}

/** The calendar day some days before another, as YYYY-MM-DD. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
