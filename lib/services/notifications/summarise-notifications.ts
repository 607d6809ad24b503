import type { NotificationSummary, summariseNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { notificationConditions } from '@/lib/services/notifications/notification-conditions';
import { noticesFor } from '@/lib/services/notifications/notification-row';

/** How many notifications there are under the list's filters; each figure ignores the filter that it stands for. One statement. */
export async function summariseNotifications(
  ctx: Ctx,
  filters: InputOf<typeof summariseNotificationsOperation>,
): Promise<NotificationSummary> {
  const { is_read, type, ...others } = filters;
  const under = (chosen: typeof filters) => matchesAll(chosen, notificationConditions);
  const [row] = await ctx.db.$queryRaw<{ body: NotificationSummary }[]>(sql`
    WITH counted AS (
      SELECT notice.type, count(*) FILTER (WHERE ${under({ is_read, type })}) AS total,
        count(*) FILTER (WHERE own.read_at IS NULL AND ${under({ type })}) AS unread,
        count(*) FILTER (WHERE ${under({ is_read })}) AS of_type
      FROM ${noticesFor(ctx)} WHERE ${under(others)} GROUP BY notice.type)
    SELECT json_build_object('total', coalesce(sum(total), 0), 'unread', coalesce(sum(unread), 0),
      'by_type', coalesce(json_object_agg(type, of_type ORDER BY type) FILTER (WHERE of_type > 0), '{}')) AS body
    FROM counted`);
  if (row === undefined) throw new Error('The count returned no row.');
  return row.body;
}
