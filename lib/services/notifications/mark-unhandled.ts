import { type AdminNotification, markUnhandledOperation } from '@/lib/contracts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Takes back that a notification is taken care of. Safe to repeat. @throws not_found */
export async function markUnhandled(
  ctx: Ctx,
  { id }: InputOf<typeof markUnhandledOperation>,
): Promise<AdminNotification> {
  return transaction(ctx, async (tx) => {
    const marked = await tx.db.$executeRaw(sql`
      UPDATE admin_notification SET handled_at = NULL, handled_by_id = NULL WHERE id = ${id}::int AND handled_at IS NOT NULL`);
    const row = await readNotificationRow(tx, id);
    if (marked === 0) return row;
    tx.touch({ topic: 'notifications' });
    await recordAudit(tx, { operation: markUnhandledOperation.id, subjectType: 'notification', subjectId: String(id) });
    return row;
  });
}
