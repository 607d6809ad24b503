import type { listNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import { notificationConditions } from '@/lib/services/notifications/notification-conditions';
import { notificationRow } from '@/lib/services/notifications/notification-row';

const newest = [descending(sql`notice.last_at`), descending(sql`notice.id`)];
const orders = { newest, priority: [descending(sql`notice.priority_rank`), ...newest] } as const;

/** Notifications, filtered; what is said of reading is the caller's. One statement. */
export function listNotifications(ctx: Ctx, input: InputOf<typeof listNotificationsOperation>) {
  const condition = matchesAll(input, notificationConditions);
  const selected = { condition, order: orders[input.o], isSearched: input.q !== undefined };
  return listRows(ctx.db, notificationRow(ctx), selected, input);
}
