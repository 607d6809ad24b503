import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import type { RefreshCounts } from '@/lib/services/user-actions/refresh-provider';

/** Notes that a full refresh of a provider begins. */
export async function noteStart(ctx: Ctx, action_type: string): Promise<void> {
  const progress = 'Waiting for another refresh';
  const data = { last_execution: ctx.now, last_execution_status: 'running', progress, cancelled_by: null };
  await transaction(ctx, async (tx) => {
    await tx.db.userActionProvider.update({ where: { action_type }, data });
    tx.touch({ topic: 'providers' });
  });
}

/** Notes what a refresh did, in its own transaction. */
export async function noteSuccess(tx: Ctx, action_type: string, counts: RefreshCounts, ms: number): Promise<void> {
  const data = {
    last_execution_status: 'succeeded',
    last_error: '',
    last_duration_ms: ms,
    last_opened: counts.opened,
    last_changed: counts.changed,
    last_resolved: counts.resolved,
    progress: '',
    stale_since: null,
    cancelled_by: null,
  };
  await tx.db.userActionProvider.update({ where: { action_type }, data });
  tx.touch({ topic: 'providers' });
}

/** Notes that a refresh failed and changed nothing: its rows may be out of date since the first failure in a row. */
export async function noteFailure(
  ctx: Ctx,
  action_type: string,
  last_error: string,
  last_duration_ms: number,
): Promise<void> {
  const data = { last_execution_status: 'failed', last_error, last_duration_ms, progress: '' };
  await transaction(ctx, async (tx) => {
    await tx.db.userActionProvider.update({ where: { action_type }, data });
    await tx.db.userActionProvider.updateMany({
      where: { action_type, stale_since: null },
      data: { stale_since: tx.now },
    });
    tx.touch({ topic: 'providers' });
  });
}

/** Notes that somebody ended a refresh, which changed nothing. @returns who; null when nobody did */
export async function noteCancelled(ctx: Ctx, action_type: string, last_duration_ms: number): Promise<string | null> {
  return transaction(ctx, async (tx) => {
    const known = await tx.db.userActionProvider.findUnique({ where: { action_type }, select: { cancelled_by: true } });
    if (known === null || known.cancelled_by === null) return null;
    const last_error = `Cancelled by ${known.cancelled_by}.`;
    const data = { last_execution_status: 'cancelled', last_error, last_duration_ms, progress: '', cancelled_by: null };
    await tx.db.userActionProvider.update({ where: { action_type }, data });
    tx.touch({ topic: 'providers' });
    return known.cancelled_by;
  });
}
