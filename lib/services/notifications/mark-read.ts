import { requirePerson } from '@/lib/auth/require';
import { type AdminNotification, markReadOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';

/** Marks a notification read for the caller; the first time stays, others' reading is their own. @throws not_found */
export async function markRead(ctx: Ctx, { id }: InputOf<typeof markReadOperation>): Promise<AdminNotification> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: markReadOperation.id, subjectType: 'notification' }, async (tx) => {
    const marked = await tx.db.$executeRaw(sql`
      INSERT INTO admin_notification_read (notification_id, user_id, read_at)
      SELECT id, ${userId}::uuid, ${tx.now}::timestamptz FROM admin_notification WHERE id = ${id}::int
      ON CONFLICT (notification_id, user_id) DO NOTHING`);
    const row = await readNotificationRow(tx, id);
    return marked === 0
      ? unchanged(row)
      : changed(row, { subjectId: String(id), touches: [{ topic: 'notifications' }] });
  });
}
