import { can } from '@/lib/auth/permissions';
import { knownZone } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { inRow, RowError } from '@/lib/db/row-error';
import { transaction } from '@/lib/db/transaction';
import { afterRowError } from '@/lib/db/work-through';
import { composeNoticeDigest } from '@/lib/services/digests/compose-notice-digest';
import { latestDigestHour } from '@/lib/services/digests/digest-hour';
import {
  type DigestZone,
  findNoticeDigests,
  findNoticeReaders,
  findUnreadable,
  leaveOut,
  NOTICE_DIGEST,
  type NoticeReaders,
  zonesThatWait,
} from '@/lib/services/digests/find-notice-digests';
import { storeNoticeDigests } from '@/lib/services/digests/store-notice-digests';
import { setAsideDigest, setAsideMessage } from '@/lib/services/outbox/set-aside';

const BATCH_SIZE = 100;
const TIMEOUT_MS = 60_000;

/** `set_aside`: messages and digests that cannot be read or written and wait for staff. */
export type QueuedNoticeDigests = { queued: number; left_out: number; set_aside: number };

/**
 * Queues, for everybody whose 9:00 has come, one mail with what has waited since before it. What comes later waits for
 * the next 9:00. What was not yet told is found in the ledger, so a run that ends early leaves the rest to the next one.
 */
export async function queueNoticeDigests(ctx: Ctx, size: number = BATCH_SIZE): Promise<QueuedNoticeDigests> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const done: QueuedNoticeDigests = { queued: 0, left_out: 0, set_aside: await setAsideUnreadable(ctx) };
  const zones = (await zonesThatWait(ctx)).map((stored) => zoneOf(stored, ctx.now));
  if (zones.length === 0) return done;
  done.left_out = await transaction(ctx, (tx) => leaveOut(tx, zones), TIMEOUT_MS);
  for (let after: string | null = null; ; ) {
    const batch = await queueBatch(ctx, { zones, after, size });
    done.queued += batch.queued;
    done.set_aside += batch.setAside;
    if (batch.lastId === null) return done;
    after = batch.lastId;
  }
}

async function setAsideUnreadable(ctx: Ctx): Promise<number> {
  let setAside = 0;
  for (const id of await findUnreadable(ctx)) {
    if (await setAsideMessage(ctx, id, new RowError('It doesn’t say what it is about.'))) setAside++;
  }
  return setAside;
}

type Queued = { queued: number; setAside: number; lastId: string | null };

/** Where what is stored of one of these people keeps a batch from being written, their digest is set aside. */
async function queueBatch(ctx: Ctx, whom: NoticeReaders): Promise<Queued> {
  try {
    const { lastId, queued } = await transaction(ctx, (tx) => queueFor(tx, whom), TIMEOUT_MS);
    return { queued, lastId, setAside: 0 };
  } catch (error) {
    const readers = await findNoticeReaders(ctx, whom);
    let setAside = 0;
    const queued = await afterRowError(readers, error, {
      work: async (only) => (await transaction(ctx, (tx) => queueFor(tx, { ...whom, only }), TIMEOUT_MS)).queued,
      setAside: async (id, cause) => {
        if (await setAsideDigest(ctx, NOTICE_DIGEST, id, cause)) setAside++;
      },
    });
    return { queued, setAside, lastId: readers.length < whom.size ? null : (readers.at(-1) ?? null) };
  }
}

async function queueFor(tx: Ctx, whom: NoticeReaders): Promise<{ queued: number; lastId: string | null }> {
  const found = await findNoticeDigests(tx, whom);
  const composed = [];
  for (const one of found) {
    const { user_id, local_day, delivery_ids } = one;
    composed.push({ user_id, local_day, delivery_ids, mail: await inRow(() => composeNoticeDigest(one)) });
  }
  const queued = composed.length === 0 ? 0 : await storeNoticeDigests(tx, composed);
  tx.touch({ topic: 'deliveries' });
  return { queued, lastId: found.length < whom.size ? null : (found.at(-1)?.user_id ?? null) };
}

function zoneOf(stored: string, now: Date): DigestZone {
  const timeZone = knownZone(stored, env.HEED_TIME_ZONE);
  return { stored, timeZone, ...latestDigestHour(now, timeZone) };
}
