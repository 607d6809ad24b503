import type { Settings } from '@/lib/contracts/settings';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { composeDigest } from '@/lib/services/digests/compose-digest';
import type { DueZone } from '@/lib/services/digests/digest-hour';
import { findDigests } from '@/lib/services/digests/find-digests';
import { findReaders } from '@/lib/services/digests/find-readers';
import { storeDigests } from '@/lib/services/digests/store-digests';

/** Small, because Prisma keeps the parameters of its last dozens of statements in memory, and these hold whole mails. */
const BATCH_SIZE = 100;
const TIMEOUT_MS = 60_000;

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

/** Decides and writes the digests of one batch of people in one transaction: three statements, whatever they have open. */
export function queueBatch(ctx: Ctx, { settings, size = BATCH_SIZE, ...whom }: DigestBatch): Promise<BatchOutcome> {
  return transaction(
    ctx,
    async (tx) => {
      const readers = await findReaders(tx, { ...whom, size });
      const found = readers.length === 0 ? [] : await findDigests(tx, readers, settings);
      const composed = [];
      for (const digest of found) composed.push(await composeDigest(tx.now, digest));
      const queued = composed.length === 0 ? 0 : await storeDigests(tx, composed);
      const lastId = readers.length < size ? null : (readers.at(-1)?.id ?? null);
      return { considered: readers.length, queued, lastId };
    },
    TIMEOUT_MS,
  );
}
