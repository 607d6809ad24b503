import { requirePerson } from '@/lib/auth/require';
import { markAllReadOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { isForCaller } from '@/lib/services/notifications/notification-row';

type Asked = InputOf<typeof markAllReadOperation>;

/** Marks all notifications, or those named, read for the caller. Says how many were not before. One statement writes them. */
export async function markAllRead(ctx: Ctx, { ids }: Asked): Promise<{ updated: number }> {
  const { userId } = requirePerson(ctx);
  const named = ids === undefined ? sql`TRUE` : sql`id = ANY(${ids}::int[])`;
  return change(ctx, { operation: markAllReadOperation.id, subjectType: 'notification' }, async (tx) => {
    const updated = await tx.db.$executeRaw(sql`
      INSERT INTO admin_notification_read (notification_id, user_id, read_at)
      SELECT id, ${userId}::uuid, ${tx.now}::timestamptz FROM admin_notification WHERE ${named} AND ${isForCaller(sql`except_user_id`, tx)} ORDER BY id FOR KEY SHARE
      ON CONFLICT (notification_id, user_id) DO NOTHING`);
    return updated === 0
      ? unchanged({ updated })
      : changed({ updated }, { subjectId: null, facts: { updated }, touches: [{ topic: 'notifications' }] });
  });
}
