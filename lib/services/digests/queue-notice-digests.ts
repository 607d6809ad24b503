import { can } from '@/lib/auth/permissions';
import { knownZone } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { composeNoticeDigest } from '@/lib/services/digests/compose-notice-digest';
import { latestDigestHour } from '@/lib/services/digests/digest-hour';
import {
  type DigestZone,
  findNoticeDigests,
  leaveOut,
  zonesThatWait,
} from '@/lib/services/digests/find-notice-digests';
import { storeNoticeDigests } from '@/lib/services/digests/store-notice-digests';

const BATCH_SIZE = 100;
const TIMEOUT_MS = 60_000;

export type QueuedNoticeDigests = { queued: number; left_out: number };

/**
 * Queues, for everybody whose 9:00 has come, one mail with what has waited since before it. What comes later waits for
 * the next 9:00. What was not yet told is found in the ledger, so a run that ends early leaves the rest to the next one.
 */
export async function queueNoticeDigests(ctx: Ctx, size: number = BATCH_SIZE): Promise<QueuedNoticeDigests> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const zones = (await zonesThatWait(ctx)).map((stored) => zoneOf(stored, ctx.now));
  if (zones.length === 0) return { queued: 0, left_out: 0 };
  const left_out = await transaction(ctx, (tx) => leaveOut(tx, zones), TIMEOUT_MS);
  let queued = 0;
  for (let after: string | null = null; ; ) {
    const batch = await transaction(ctx, (tx) => queueBatch(tx, { zones, after, size }), TIMEOUT_MS);
    queued += batch.queued;
    if (batch.lastId === null) return { queued, left_out };
    after = batch.lastId;
  }
}

type Batch = { zones: readonly DigestZone[]; after: string | null; size: number };

async function queueBatch(tx: Ctx, batch: Batch): Promise<{ queued: number; lastId: string | null }> {
  const found = await findNoticeDigests(tx, batch);
  const composed = [];
  for (const one of found) {
    const { user_id, local_day, delivery_ids } = one;
    composed.push({ user_id, local_day, delivery_ids, mail: await composeNoticeDigest(one) });
  }
  const queued = composed.length === 0 ? 0 : await storeNoticeDigests(tx, composed);
  tx.touch({ topic: 'deliveries' });
  return { queued, lastId: found.length < batch.size ? null : (found.at(-1)?.user_id ?? null) };
}

function zoneOf(stored: string, now: Date): DigestZone {
  const timeZone = knownZone(stored, env.HEED_TIME_ZONE);
  return { stored, timeZone, ...latestDigestHour(now, timeZone) };
}
