import { requirePerson } from '@/lib/auth/require';
import { type AdminNotification, markReadOperation } from '@/lib/contracts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Marks a notification read for the caller; the first time stays, others' reading is their own. @throws not_found */
export async function markRead(ctx: Ctx, { id }: InputOf<typeof markReadOperation>): Promise<AdminNotification> {
  const { userId } = requirePerson(ctx);
  return transaction(ctx, async (tx) => {
    const marked = await tx.db.$executeRaw(sql`
      INSERT INTO admin_notification_read (notification_id, user_id, read_at)
      SELECT id, ${userId}::uuid, ${tx.now}::timestamptz FROM admin_notification WHERE id = ${id}::int
      ON CONFLICT (notification_id, user_id) DO NOTHING`);
    const row = await readNotificationRow(tx, id);
    if (marked === 0) return row;
    tx.touch({ topic: 'notifications' });
    await recordAudit(tx, { operation: markReadOperation.id, subjectType: 'notification', subjectId: String(id) });
    return row;
  });
}
