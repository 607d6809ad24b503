import { type AdminNotification, markHandledOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';

/** Says for everybody that a notification is taken care of; the first to say so stays. The next like it is a new one. @throws not_found */
export async function markHandled(ctx: Ctx, { id }: InputOf<typeof markHandledOperation>): Promise<AdminNotification> {
  return change(ctx, { operation: markHandledOperation.id, subjectType: 'notification' }, async (tx) => {
    const marked = await tx.db.$executeRaw(sql`
      UPDATE admin_notification SET handled_at = ${tx.now}::timestamptz, handled_by_id = ${callerId(tx)}::uuid, is_folding = false
      WHERE id = ${id}::int AND handled_at IS NULL`);
    const row = await readNotificationRow(tx, id);
    return marked === 0
      ? unchanged(row)
      : changed(row, { subjectId: String(id), touches: [{ topic: 'notifications' }] });
  });
}
