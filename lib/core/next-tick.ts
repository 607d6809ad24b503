import { Cron } from 'croner';
import { firstInstantOf, wallClockReached } from '@/lib/core/dates';

/** Wall-clock times are handled as instants of UTC: the same calendar without changes of the clocks. */
function wallClockCron(cron: string): Cron {
  return new Cron(cron, { utcOffset: 0, mode: '5-part', paused: true });
}

function asUtc(instant: Date, timeZone: string): Date {
  return new Date(`${wallClockReached(instant, timeZone)}Z`);
}

function instantOf(wall: Date, timeZone: string): Date {
  return firstInstantOf(wall.toISOString().slice(0, -1), timeZone);
}

/**
 * The next tick of a rule's schedule strictly after an instant; null when there is none. Each wall-clock time of a cron expression
 * comes once: one that the clocks skip at the first minute that exists, one that they show twice the first time. So a rule of every
 * hour rests for the hour that comes twice, in which jobs, which `cron-times.ts` times, must go on.
 * @throws TypeError for no cron expression
 */
export function nextTick(cron: string, after: Date, timeZone: string): Date | null {
  for (const tick of ticksAfter(cron, after, timeZone)) return tick;
  return null;
}

/** The latest tick at or before an instant; null when there is none. @throws TypeError for no cron expression */
export function latestTick(cron: string, at: Date, timeZone: string): Date | null {
  const [latest] = wallClockCron(cron).previousRuns(1, new Date(asUtc(at, timeZone).getTime() + 1));
  return latest === undefined ? null : instantOf(latest, timeZone);
}

/** The next ticks after an instant, at most so many. @throws TypeError for no cron expression */
export function nextTicks(cron: string, after: Date, timeZone: string, most: number): Date[] {
  const ticks: Date[] = [];
  for (const tick of ticksAfter(cron, after, timeZone)) {
    if (ticks.length >= most) break;
    ticks.push(tick);
  }
  return ticks;
}

type Counted = { from: Date; to: Date; timeZone: string; most: number };

/** How many ticks there are from the one at `from` up to, but without, the one at `to`; at most so many. */
export function countTicks(cron: string, { from, most, timeZone, to }: Counted): number {
  let count = from < to ? 1 : 0;
  for (const tick of ticksAfter(cron, from, timeZone)) {
    if (tick >= to || count >= most) break;
    count += 1;
  }
  return count;
}

function* ticksAfter(cron: string, after: Date, timeZone: string): Generator<Date, undefined> {
  const walls = wallClockCron(cron);
  let latest = after;
  for (let wall = walls.nextRun(asUtc(after, timeZone)); wall !== null; wall = walls.nextRun(wall)) {
    const tick = instantOf(wall, timeZone);
    // Several times that the clocks skip are one tick.
    if (tick <= latest) continue;
    latest = tick;
    yield tick;
  }
  return undefined;
}
