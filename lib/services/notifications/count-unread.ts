import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { noticesFor } from '@/lib/services/notifications/notification-row';

/** How many notifications the caller has not read. One statement. */
export async function countUnread(ctx: Ctx): Promise<{ unread_count: number }> {
  const [row] = await ctx.db.$queryRaw<{ unread_count: number }[]>(
    sql`SELECT count(*)::int AS unread_count FROM ${noticesFor(ctx)} WHERE own.read_at IS NULL`,
  );
  return row ?? { unread_count: 0 };
}
