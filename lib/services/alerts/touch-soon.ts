import type { Ctx } from '@/lib/db/context';
import { logFailure } from '@/lib/db/log-failure';
import { transaction } from '@/lib/db/transaction';

const WAIT_MS = 1_000;

let isPlanned = false;

/**
 * Tells open browsers within a second that counts have changed, once for however many reports: telling holds a lock that lets
 * only one transaction of the server commit at a time. Called when the counts are committed.
 */
export function touchSoon(ctx: Ctx): void {
  if (isPlanned) return;
  isPlanned = true;
  setTimeout(() => void publishChanges(ctx), WAIT_MS).unref();
}

async function publishChanges(ctx: Ctx): Promise<void> {
  isPlanned = false;
  try {
    await transaction({ ...ctx, beforeCommit: null }, async (tx) => tx.touch({ topic: 'alerts' }));
  } catch (error) {
    logFailure(ctx.log, 'warn', { err: error }, 'could not publish alert changes');
  }
}
