import { can } from '@/lib/auth/permissions';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type DueZone, dueZones } from '@/lib/services/digests/digest-hour';
import { type DigestBatch, queueBatch } from '@/lib/services/digests/queue-batch';
import { readSettings } from '@/lib/services/settings/read-settings';

/** The id of the job whose runs tell which 9:00s were handled. */
export const QUEUE_DIGESTS = 'queue-digests';

const FIRST_WINDOW_MS = 24 * 60 * 60 * 1000;

export type QueuedDigests = {
  /** Zones whose 9:00 came since the last run that succeeded. */
  zones: number;
  /** People there who can get a digest and have none of that day. */
  considered: number;
  queued: number;
};

/**
 * Queues the digests that are due: everybody's local 9:00 is handled once, however many runs it takes.
 * A run that ends early leaves its window to the next one, and what it queued stays queued.
 */
export async function queueDigests(ctx: Ctx): Promise<QueuedDigests> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const settings = await readSettings(ctx.db);
  const zones = settings.USER_ACTIONS_ENABLED ? await findDueZones(ctx) : [];
  if (zones.length === 0) return { zones: 0, considered: 0, queued: 0 };
  const lanes = await Promise.allSettled([0, 1].map((lane) => queueLane(ctx, { zones, settings, lane })));
  const counts = lanes.map((lane) => (lane.status === 'fulfilled' ? lane.value : rethrow(lane.reason)));
  return { zones: zones.length, considered: sumOf(counts, 'considered'), queued: sumOf(counts, 'queued') };
}

type Counts = Pick<QueuedDigests, 'considered' | 'queued'>;

/** Half of the people, batch by batch: while one half is being drawn here, the database works for the other. */
async function queueLane(ctx: Ctx, people: Pick<DigestBatch, 'zones' | 'settings' | 'lane'>): Promise<Counts> {
  const counts = { considered: 0, queued: 0 };
  for (let after: string | null = null; ; ) {
    const batch = await queueBatch(ctx, { ...people, after });
    counts.considered += batch.considered;
    counts.queued += batch.queued;
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
    orderBy: { started_at: 'desc' },
    select: { started_at: true },
  });
  return run?.started_at ?? new Date(ctx.now.getTime() - FIRST_WINDOW_MS);
}
