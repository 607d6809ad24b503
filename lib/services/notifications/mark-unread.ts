import { requirePerson } from '@/lib/auth/require';
import { type AdminNotification, markUnreadOperation } from '@/lib/contracts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Takes back that the caller has read a notification. Safe to repeat. @throws not_found */
export async function markUnread(ctx: Ctx, { id }: InputOf<typeof markUnreadOperation>): Promise<AdminNotification> {
  const { userId } = requirePerson(ctx);
  return transaction(ctx, async (tx) => {
    const unmarked = await tx.db.$executeRaw(
      sql`DELETE FROM admin_notification_read WHERE notification_id = ${id}::int AND user_id = ${userId}::uuid`,
    );
    const row = await readNotificationRow(tx, id);
    if (unmarked === 0) return row;
    tx.touch({ topic: 'notifications' });
    await recordAudit(tx, { operation: markUnreadOperation.id, subjectType: 'notification', subjectId: String(id) });
    return row;
  });
}
