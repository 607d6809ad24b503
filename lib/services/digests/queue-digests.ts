import { can } from '@/lib/auth/permissions';
import type { Settings } from '@/lib/contracts/settings';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type DueZone, dueZones } from '@/lib/services/digests/digest-hour';
import { ACTION_DIGEST } from '@/lib/services/digests/find-readers';
import { type DigestBatch, queueBatch } from '@/lib/services/digests/queue-batch';
import { cancelUnreadReminders } from '@/lib/services/ledger/resource-reminders';
import { readSettings } from '@/lib/services/settings/read-settings';

/** The id of the job whose runs tell which 9:00s were handled. */
export const QUEUE_DIGESTS = 'queue-digests';

const FIRST_WINDOW_MS = 24 * 60 * 60 * 1000;
/** Longer than any day, so that every zone's latest 9:00 lies within. */
const EVERY_ZONE_MS = 26 * 60 * 60 * 1000;

export type QueuedDigests = {
  /** Zones whose 9:00 came since the last run that succeeded. */
  zones: number;
  /** People there who can get a digest and have none of that day. */
  considered: number;
  queued: number;
  /** Digests that could not be written and wait for staff. */
  set_aside: number;
};

/**
 * Queues the digests that are due: everybody's local 9:00 is handled once, however many runs it takes.
 * A run that ends early leaves its window to the next one, and what it queued stays queued.
 */
export async function queueDigests(ctx: Ctx): Promise<QueuedDigests> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const settings = await readSettings(ctx.db);
  if (!settings.USER_ACTIONS_ENABLED) return { zones: 0, considered: 0, queued: 0, set_aside: 0 };
  await cancelUnreadReminders(ctx);
  const again = await queueRetried(ctx, settings);
  const zones = await findDueZones(ctx);
  const lanes = await Promise.allSettled([0, 1].map((lane) => queueLane(ctx, { zones, settings, lane })));
  const counts = lanes.map((lane) => (lane.status === 'fulfilled' ? lane.value : rethrow(lane.reason)));
  const sum = (name: keyof Counts) => sumOf([...counts, again], name);
  return { zones: zones.length, considered: sum('considered'), queued: sum('queued'), set_aside: sum('set_aside') };
}

/** Digests that staff have tried again, whenever their 9:00 was: those of the latest. */
async function queueRetried(ctx: Ctx, settings: Settings): Promise<Counts> {
  const isRetried = sql`kind = ${ACTION_DIGEST} AND topic = 'digest' AND retried_at <= ${ctx.now}::timestamptz`;
  const people = await ctx.db.$queryRaw<{ user_id: string; time_zone: string }[]>(sql`
    SELECT aside.user_id, person.time_zone FROM (SELECT user_id FROM set_aside_message WHERE ${isRetried}) AS aside
    JOIN user_account AS person ON person.id = aside.user_id`);
  if (people.length === 0) return noCounts;
  const window = { since: new Date(ctx.now.getTime() - EVERY_ZONE_MS), now: ctx.now };
  const zones = dueZones([...new Set(people.map(({ time_zone }) => time_zone))], window, env.HEED_TIME_ZONE);
  const only = people.map(({ user_id }) => user_id);
  const counts: Counts[] = [];
  for (const lane of [0, 1]) counts.push(await queueLane(ctx, { zones, settings, lane, only }));
  await ctx.db.$executeRaw(sql`DELETE FROM set_aside_message WHERE ${isRetried} AND user_id = ANY(${only}::uuid[])`);
  const sum = (name: keyof Counts) => sumOf(counts, name);
  return { considered: sum('considered'), queued: sum('queued'), set_aside: sum('set_aside') };
}

type Counts = Pick<QueuedDigests, 'considered' | 'queued' | 'set_aside'>;

const noCounts: Counts = { considered: 0, queued: 0, set_aside: 0 };

/** Half of the people, batch by batch: while one half is being drawn here, the database works for the other. */
async function queueLane(ctx: Ctx, people: Omit<DigestBatch, 'after'>): Promise<Counts> {
  const counts = { ...noCounts };
  if (people.zones.length === 0) return counts;
  for (let after: string | null = null; ; ) {
    const batch = await queueBatch(ctx, { ...people, after });
    counts.considered += batch.considered;
    counts.queued += batch.queued;
    counts.set_aside += batch.set_aside;
    if (batch.lastId === null) return counts;
    after = batch.lastId;
  }
}

function rethrow(reason: unknown): never {
  throw reason;
}

function sumOf(counts: readonly Counts[], name: keyof Counts): number {
  return counts.reduce((sum, one) => sum + one[name], 0);
}

async function findDueZones(ctx: Ctx): Promise<DueZone[]> {
  const rows = await ctx.db.$queryRaw<{ time_zone: string }[]>(sql`
    SELECT DISTINCT time_zone FROM user_account WHERE status = 'active' AND digest_enabled`);
  const window = { since: await readWindowStart(ctx), now: ctx.now };
  return dueZones(
    rows.map((row) => row.time_zone),
    window,
    env.HEED_TIME_ZONE,
  );
}

/** Since when 9:00s are unhandled. A start in the future, from before the clock was set back, does not count. */
async function readWindowStart(ctx: Ctx): Promise<Date> {
  const run = await ctx.db.jobRun.findFirst({
    where: { job_id: QUEUE_DIGESTS, status: 'succeeded', started_at: { lte: ctx.now } },
    orderBy: [{ started_at: 'desc' }, { id: 'desc' }],
    select: { started_at: true },
  });
  return run?.started_at ?? new Date(ctx.now.getTime() - FIRST_WINDOW_MS);
}
