import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isForBell, noticesFor } from '@/lib/services/notifications/notification-row';

/** How many notifications the bell has for the caller: not read, and not switched off there. One statement. */
export async function countUnread(ctx: Ctx): Promise<{ unread_count: number }> {
  const [row] = await ctx.db.$queryRaw<{ unread_count: number }[]>(
    sql`SELECT count(*)::int AS unread_count FROM ${noticesFor(ctx)} WHERE ${isForBell(ctx)}`,
  );
  return row ?? { unread_count: 0 };
}
