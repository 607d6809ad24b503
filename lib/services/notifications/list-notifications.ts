import type { listNotificationsOperation } from '@/lib/contracts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import type { Priority } from '@/lib/contracts/priorities';
import { sql } from '@/lib/db/client';
import { equals, hasWords, holds, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import { notificationRow, rankOfPriority } from '@/lib/services/notifications/notification-row';

const newest = [descending(sql`notice.last_at`), descending(sql`notice.id`)];
const orders = { newest, priority: [descending(sql`notice.priority_rank`), ...newest] } as const;

const filters = {
  type: equals(sql`notice.type`),
  priority: (priority: Priority) => sql`notice.priority_rank = ${rankOfPriority(priority)}`,
  is_read: holds(sql`own.read_at IS NOT NULL`),
  is_handled: holds(sql`notice.handled_at IS NOT NULL`),
  action_required: equals(sql`notice.action_required`),
  q: hasWords(sql`(notice.title || ' ' || notice.message)`),
};

/** Notifications, filtered; what is said of reading is the caller's. One statement. */
export function listNotifications(ctx: Ctx, input: InputOf<typeof listNotificationsOperation>) {
  const condition = matchesAll(input, filters);
  const selected = { condition, order: orders[input.o], isSearched: input.q !== undefined };
  return listRows(ctx.db, notificationRow(ctx), selected, input);
}
