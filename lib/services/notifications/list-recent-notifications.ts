import type { AdminNotification, listRecentNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isForBell, noticesFor, notificationJson } from '@/lib/services/notifications/notification-row';

type Asked = InputOf<typeof listRecentNotificationsOperation>;

/** What the bell has for the caller: not read, and not switched off there; newest first. One statement. */
export async function listRecentNotifications(ctx: Ctx, { limit }: Asked): Promise<AdminNotification[]> {
  const rows = await ctx.db.$queryRaw<{ body: AdminNotification }[]>(sql`
    SELECT ${notificationJson} AS body FROM ${noticesFor(ctx)} WHERE ${isForBell(ctx)}
    ORDER BY notice.last_at DESC, notice.id DESC LIMIT ${limit}`);
  return rows.map(({ body }) => body);
}
