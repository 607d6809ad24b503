import { type AdminNotification, markHandledOperation } from '@/lib/contracts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { callerId, readNotificationRow } from '@/lib/services/notifications/notification-row';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Says for everybody that a notification is taken care of; the first to say so stays. The next like it is a new one. @throws not_found */
export async function markHandled(ctx: Ctx, { id }: InputOf<typeof markHandledOperation>): Promise<AdminNotification> {
  return transaction(ctx, async (tx) => {
    const marked = await tx.db.$executeRaw(sql`
      UPDATE admin_notification SET handled_at = ${tx.now}::timestamptz, handled_by_id = ${callerId(tx)}::uuid, is_folding = false
      WHERE id = ${id}::int AND handled_at IS NULL`);
    const row = await readNotificationRow(tx, id);
    if (marked === 0) return row;
    tx.touch({ topic: 'notifications' });
    await recordAudit(tx, { operation: markHandledOperation.id, subjectType: 'notification', subjectId: String(id) });
    return row;
  });
}
