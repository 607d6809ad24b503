import type { Settings } from '@/lib/contracts/settings';
import type { Ctx } from '@/lib/db/context';
import { inRow } from '@/lib/db/row-error';
import { workThrough } from '@/lib/db/work-through';
import { composeDigest } from '@/lib/services/digests/compose-digest';
import type { DueZone } from '@/lib/services/digests/digest-hour';
import { findDigests } from '@/lib/services/digests/find-digests';
import { ACTION_DIGEST, type DigestReader, findReaders } from '@/lib/services/digests/find-readers';
import { storeDigests } from '@/lib/services/digests/store-digests';
import { setAsideDigest } from '@/lib/services/outbox/set-aside';

const BATCH_SIZE = 100;

/** Whom to look at: people of the zones, of one of two halves, whose id comes after `after`. */
export type DigestBatch = {
  zones: readonly DueZone[];
  settings: Settings;
  lane: number;
  after: string | null;
  size?: number;
  /** Their ids; left out for everybody. */
  only?: readonly string[];
};

/** What one batch did; `lastId` is null when nobody comes after it. */
export type BatchOutcome = { considered: number; queued: number; set_aside: number; lastId: string | null };

/**
 * Decides and writes the digests of one batch of people: three statements, whatever they have open. A person's digest that
 * cannot be written, because what is stored of them cannot be read, is set aside.
 */
export async function queueBatch(
  ctx: Ctx,
  { settings, size = BATCH_SIZE, ...whom }: DigestBatch,
): Promise<BatchOutcome> {
  const readers = await findReaders(ctx, { ...whom, size });
  let set_aside = 0;
  const queued = await workThrough(readers, {
    work: (some) => queueFor(ctx, some, settings),
    setAside: async ({ id }, error) => {
      if (await setAsideDigest(ctx, ACTION_DIGEST, id, error)) set_aside++;
    },
  });
  const lastId = readers.length < size ? null : (readers.at(-1)?.id ?? null);
  return { considered: readers.length, queued, set_aside, lastId };
}

async function queueFor(ctx: Ctx, readers: readonly DigestReader[], settings: Settings): Promise<number> {
  const found = await findDigests(ctx, readers, settings);
  const composed = [];
  for (const digest of found) composed.push(await inRow(() => composeDigest(ctx.now, digest)));
  return composed.length === 0 ? 0 : storeDigests(ctx, composed);
}
