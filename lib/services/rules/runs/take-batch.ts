import type { Clock } from '@/lib/core/clock';
import { safeMessage } from '@/lib/core/describe-error';
import { concernsAll } from '@/lib/services/rules/runs/concerns-all';

const LONGEST_MS = 1_000;

/** How many people a batch takes at most, whether its time is over, and why the one in it failed before; null for none. */
export type Batch = { size: number; isOver: () => boolean; failure: string | null };

/**
 * Takes a batch, which `take` does in a transaction of its own, for no longer than a second. One that fails as a whole is taken again
 * one by one, and who makes even that fail is recorded as failed. @returns what `take` does: whether there is more to do
 */
export async function takeBatch(
  size: number,
  clock: Clock,
  take: (batch: Batch) => Promise<boolean>,
): Promise<boolean> {
  const endsMs = clock().getTime() + LONGEST_MS;
  const isOver = () => clock().getTime() >= endsMs;
  try {
    return await take({ size, isOver, failure: null });
  } catch (error) {
    if (concernsAll(error)) throw error;
  }
  for (let taken = 0; taken < size; taken++) if (!(await takeOne(isOver, take))) return false;
  return true;
}

async function takeOne(isOver: () => boolean, take: (batch: Batch) => Promise<boolean>): Promise<boolean> {
  try {
    return await take({ size: 1, isOver, failure: null });
  } catch (error) {
    if (concernsAll(error)) throw error;
    return take({ size: 1, isOver, failure: safeMessage(error) });
  }
}
