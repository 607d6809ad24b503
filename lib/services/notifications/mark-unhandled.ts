import { type AdminNotification, markUnhandledOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';

/** Takes back that a notification is taken care of. Safe to repeat. @throws not_found */
export async function markUnhandled(
  ctx: Ctx,
  { id }: InputOf<typeof markUnhandledOperation>,
): Promise<AdminNotification> {
  return change(ctx, { operation: markUnhandledOperation.id, subjectType: 'notification' }, async (tx) => {
    const marked = await tx.db.$executeRaw(sql`
      UPDATE admin_notification SET handled_at = NULL, handled_by_id = NULL WHERE id = ${id}::int AND handled_at IS NOT NULL`);
    const row = await readNotificationRow(tx, id);
    return marked === 0
      ? unchanged(row)
      : changed(row, { subjectId: String(id), touches: [{ topic: 'notifications' }] });
  });
}
