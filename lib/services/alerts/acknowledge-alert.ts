import { type AlertDetail, acknowledgeAlertOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { changeOpenAlert } from '@/lib/services/alerts/change-open-alert';

/** Says that the caller looks at an alert; the first to say so stays. @throws not_found, moved_on */
export function acknowledgeAlert(ctx: Ctx, { id }: InputOf<typeof acknowledgeAlertOperation>): Promise<AlertDetail> {
  const userId = callerId(ctx);
  return changeOpenAlert(ctx, id, {
    operation: acknowledgeAlertOperation.id,
    set: sql`acknowledged_by_id = CASE WHEN acknowledged_at IS NULL THEN ${userId}::uuid ELSE acknowledged_by_id END,
      acknowledged_at = coalesce(acknowledged_at, ${ctx.now}::timestamptz)`,
  });
}
