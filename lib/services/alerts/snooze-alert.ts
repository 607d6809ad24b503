import { type AlertDetail, snoozeAlertOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { changeOpenAlert } from '@/lib/services/alerts/change-open-alert';

/** Keeps an alert quiet until an instant; null wakes it. It wakes by itself when it gets worse. @throws validation_failed for an instant that has passed; not_found, moved_on */
export async function snoozeAlert(ctx: Ctx, { id, until }: InputOf<typeof snoozeAlertOperation>): Promise<AlertDetail> {
  if (until !== null && new Date(until) <= ctx.now) throw fieldError('until', 'Must be in the future.');
  return changeOpenAlert(ctx, id, {
    operation: snoozeAlertOperation.id,
    set: sql`snoozed_until = ${until}::timestamptz`,
    facts: { until },
  });
}
