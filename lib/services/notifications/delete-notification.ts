import { deleteNotificationOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { isForCaller } from '@/lib/services/notifications/notification-row';

type Deleted = { type: string; title: string };

/** Deletes a notification for everybody. It is kept aside for a while, so that this can be undone. @throws not_found, also the second time */
export async function deleteNotification(
  ctx: Ctx,
  { id }: InputOf<typeof deleteNotificationOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteNotificationOperation.id, subjectType: 'notification' }, async (tx) => {
    const [facts] = await tx.db.$queryRaw<Deleted[]>(sql`
      WITH reads AS (
        SELECT coalesce(json_agg(own), '[]') AS kept FROM admin_notification_read AS own WHERE own.notification_id = ${id}::int
      ), deleted AS (
        DELETE FROM admin_notification WHERE id = ${id}::int AND ${isForCaller(sql`except_user_id`, tx)} RETURNING *),
      kept AS (
        INSERT INTO deleted_notification (id, notification, reads, deleted_at, deleted_by_id)
        SELECT deleted.id, to_jsonb(deleted), reads.kept, ${tx.now}::timestamptz, ${callerId(tx)}::uuid FROM deleted, reads
        ON CONFLICT (id) DO UPDATE SET notification = excluded.notification, reads = excluded.reads,
          deleted_at = excluded.deleted_at, deleted_by_id = excluded.deleted_by_id)
      SELECT type, title FROM deleted`);
    if (facts === undefined) throw new DomainError('not_found');
    return changed(undefined, { subjectId: String(id), facts, touches: [{ topic: 'notifications' }] });
  });
}
