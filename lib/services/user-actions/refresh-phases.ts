import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { logFailure } from '@/lib/db/log-failure';
import { transaction } from '@/lib/db/transaction';

/** Says what a refresh does from now on. @throws RunCancelled */
export type EnterPhase = (progress: string) => Promise<void>;

/** Somebody does not want a run to go on; what it has done so far is taken back. */
export class RunCancelled extends Error {}

/** A refresh that nobody watches. */
export const unwatched: EnterPhase = async () => undefined;

/**
 * The phases of a full refresh, told beside its transaction, which nobody sees into. That they cannot be told ends no
 * refresh; that somebody cancelled it does.
 */
export function watched(ctx: Ctx, actionType: string): EnterPhase {
  return async (progress) => {
    const cancelledBy = await publishProgress(ctx, actionType, progress).catch((error: unknown) => {
      logFailure(ctx.log, 'warn', { err: error, action_type: actionType }, 'could not publish refresh progress');
      return null;
    });
    if (cancelledBy !== null) throw new RunCancelled(cancelledBy);
  };
}

function publishProgress(ctx: Ctx, action_type: string, progress: string): Promise<string | null> {
  return transaction(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<{ cancelled_by: string | null }[]>(sql`
      UPDATE user_action_provider SET progress = CASE WHEN cancelled_by IS NULL THEN ${progress} ELSE progress END
      WHERE action_type = ${action_type} RETURNING cancelled_by`);
    tx.touch({ topic: 'providers' });
    return row?.cancelled_by ?? null;
  });
}

/** How the server knows the transaction of a full refresh from others that hold a provider's lock. */
export function refreshName(actionType: string): string {
  return `heed refresh ${actionType}`.slice(0, 63);
}
