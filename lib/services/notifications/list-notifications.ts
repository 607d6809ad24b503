import type { listNotificationsOperation } from '@/lib/contracts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { matchesWords } from '@/lib/db/matches-words';
import { noticesFor, notificationJson, rankOfPriority } from '@/lib/services/notifications/notification-row';

type Asked = InputOf<typeof listNotificationsOperation>;
type List = { json: string; total: number };

const orders = {
  newest: sql`notice.last_at DESC, notice.id DESC`,
  priority: sql`notice.priority_rank DESC, notice.last_at DESC, notice.id DESC`,
} as const;

/** Notifications, filtered; what is said of reading is the caller's. One statement. */
export async function listNotifications(ctx: Ctx, asked: Asked): Promise<List> {
  const rows = sql`${noticesFor(ctx)} WHERE ${conditions(asked)}`;
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    SELECT (SELECT count(*)::int FROM ${rows}) AS total,
      (SELECT coalesce(json_agg(listed.body), '[]')::text FROM (
        SELECT ${notificationJson} AS body FROM ${rows}
        ORDER BY ${orders[asked.o]}
        LIMIT ${asked.page_size} OFFSET ${(asked.page - 1) * asked.page_size}) AS listed) AS json`);
  return list ?? { json: '[]', total: 0 };
}

function conditions({ type, priority, is_read, is_handled, action_required, q }: Asked): Sql {
  const all = [sql`TRUE`];
  if (type !== undefined) all.push(sql`notice.type = ${type}`);
  if (priority !== undefined) all.push(sql`notice.priority_rank = ${rankOfPriority(priority)}`);
  if (is_read !== undefined) all.push(sql`(own.read_at IS NOT NULL) = ${is_read}`);
  if (is_handled !== undefined) all.push(sql`(notice.handled_at IS NOT NULL) = ${is_handled}`);
  if (action_required !== undefined) all.push(sql`notice.action_required = ${action_required}`);
  if (q !== undefined) all.push(matchesWords(sql`(notice.title || ' ' || notice.message)`, q));
  return join(all, ' AND ');
}
