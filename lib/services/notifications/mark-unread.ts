import { requirePerson } from '@/lib/auth/require';
import { type AdminNotification, markUnreadOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';

/** Takes back that the caller has read a notification. Safe to repeat. @throws not_found */
export async function markUnread(ctx: Ctx, { id }: InputOf<typeof markUnreadOperation>): Promise<AdminNotification> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: markUnreadOperation.id, subjectType: 'notification' }, async (tx) => {
    const unmarked = await tx.db.$executeRaw(
      sql`DELETE FROM admin_notification_read WHERE notification_id = ${id}::int AND user_id = ${userId}::uuid`,
    );
    const row = await readNotificationRow(tx, id);
    return unmarked === 0
      ? unchanged(row)
      : changed(row, { subjectId: String(id), touches: [{ topic: 'notifications' }] });
  });
}
