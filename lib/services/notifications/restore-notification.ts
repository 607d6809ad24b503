import {
  type AdminNotification,
  RESTORABLE_DAYS,
  restoreNotificationOperation,
} from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readNotificationRow } from '@/lib/services/notifications/notification-row';

/**
 * Undoes the deletion of a notification: it is as it was, with who had read it. Identical ones are no longer counted in it,
 * because another may have begun meanwhile. @throws not_found for one that was not deleted, or too long ago
 */
export async function restoreNotification(
  ctx: Ctx,
  { id }: InputOf<typeof restoreNotificationOperation>,
): Promise<AdminNotification> {
  return change(ctx, { operation: restoreNotificationOperation.id, subjectType: 'notification' }, async (tx) => {
    const [kept] = await tx.db.$queryRaw<{ reads: unknown }[]>(sql`
      WITH kept AS (DELETE FROM deleted_notification WHERE id = ${id}::int AND deleted_at > ${tx.now}::timestamptz - make_interval(days => ${RESTORABLE_DAYS}::int)
        RETURNING notification, reads),
      restored AS (
        INSERT INTO admin_notification
        SELECT known.* FROM kept, jsonb_populate_record(NULL::admin_notification,
          kept.notification || jsonb_build_object('is_folding', false)) AS known)
      SELECT reads FROM kept`);
    if (kept === undefined) throw new DomainError('not_found');
    await tx.db.$executeRaw(sql`
      INSERT INTO admin_notification_read
      SELECT own.* FROM jsonb_populate_recordset(NULL::admin_notification_read, ${JSON.stringify(kept.reads)}::jsonb) AS own
      WHERE EXISTS (SELECT 1 FROM user_account WHERE user_account.id = own.user_id)`);
    const row = await readNotificationRow(tx, id);
    const facts = { type: row.type };
    return changed(row, { subjectId: String(id), facts, touches: [{ topic: 'notifications' }] });
  });
}
