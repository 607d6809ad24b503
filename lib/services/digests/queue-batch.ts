import type { Settings } from '@/lib/contracts/settings';
import type { Ctx } from '@/lib/db/context';
import { composeDigest } from '@/lib/services/digests/compose-digest';
import type { DueZone } from '@/lib/services/digests/digest-hour';
import { findDigests } from '@/lib/services/digests/find-digests';
import { findReaders } from '@/lib/services/digests/find-readers';
import { storeDigests } from '@/lib/services/digests/store-digests';

const BATCH_SIZE = 100;

/** Whom to look at: people of the zones, of one of two halves, whose id comes after `after`. */
export type DigestBatch = {
  zones: readonly DueZone[];
  settings: Settings;
  lane: number;
  after: string | null;
  size?: number;
};

/** What one batch did; `lastId` is null when nobody comes after it. */
export type BatchOutcome = { considered: number; queued: number; lastId: string | null };

/** Decides and writes the digests of one batch of people: three statements, whatever they have open. */
export async function queueBatch(
  ctx: Ctx,
  { settings, size = BATCH_SIZE, ...whom }: DigestBatch,
): Promise<BatchOutcome> {
  const readers = await findReaders(ctx, { ...whom, size });
  const found = readers.length === 0 ? [] : await findDigests(ctx, readers, settings);
  const composed = [];
  for (const digest of found) composed.push(await composeDigest(ctx.now, digest));
  const queued = composed.length === 0 ? 0 : await storeDigests(ctx, composed);
  const lastId = readers.length < size ? null : (readers.at(-1)?.id ?? null);
  return { considered: readers.length, queued, lastId };
}
