import { Cron } from 'croner';

const ONE_MS = 1;

function parse(cron: string, timeZone: string): Cron {
  return new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true });
}

/** True for a cron expression of five fields that comes round at least once. */
export function isCron(cron: string): boolean {
  try {
    return parse(cron, 'UTC').nextRun() !== null;
  } catch {
    return false;
  }
}

/** The next time of a cron expression strictly after an instant; null when there is none. @throws TypeError for no cron expression. */
export function nextTime(cron: string, after: Date, timeZone: string): Date | null {
  return parse(cron, timeZone).nextRun(after);
}

/** The latest time of a cron expression at or before an instant; null when there is none. @throws TypeError for no cron expression. */
export function latestTime(cron: string, at: Date, timeZone: string): Date | null {
  const [latest] = parse(cron, timeZone).previousRuns(1, new Date(at.getTime() + ONE_MS));
  return latest ?? null;
}

/**
 * The time of a cron expression that is owed: the latest one, when nothing ran since. However many were missed, one is owed.
 * A last run in the future, from before the clock was set back, counts as none.
 */
export function owedTime(cron: string, lastRunAt: Date | null, now: Date, timeZone: string): Date | null {
  const latest = latestTime(cron, now, timeZone);
  if (latest === null || lastRunAt === null || lastRunAt > now) return latest;
  return lastRunAt < latest ? latest : null;
}
