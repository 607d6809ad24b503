import { deleteNotificationOperation } from '@/lib/contracts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';

type Deleted = { type: string; title: string };

/** Deletes a notification for everybody. @throws not_found, also the second time */
export async function deleteNotification(
  ctx: Ctx,
  { id }: InputOf<typeof deleteNotificationOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteNotificationOperation.id, subjectType: 'notification' }, async (tx) => {
    const [facts] = await tx.db.$queryRaw<Deleted[]>(
      sql`DELETE FROM admin_notification WHERE id = ${id}::int RETURNING type, title`,
    );
    if (facts === undefined) throw new DomainError('not_found');
    return changed(undefined, { subjectId: String(id), facts, touches: [{ topic: 'notifications' }] });
  });
}
