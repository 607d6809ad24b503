import type { listAccessNotificationsOperation } from '@/lib/contracts/access/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { noticeFilters } from '@/lib/services/access-notices/notice-filters';
import { isReadableNotice, noticeRow } from '@/lib/services/access-notices/notice-row';

const columns = { timestamp: sql`reminder.scheduled_for`, sent_at: sql`reminder.sent_at` };
const latestFirst = [descending(sql`reminder.scheduled_for`), descending(sql`reminder.id`)];

const filters = {
  ...noticeFilters,
  scheduled_before: (at: string) => sql`reminder.scheduled_for <= ${at}::timestamptz`,
  scheduled_after: (at: string) => sql`reminder.scheduled_for >= ${at}::timestamptz`,
};

/** The notices of access that the caller reads, the latest first unless asked otherwise. */
export async function listAccessNotifications(ctx: Ctx, input: InputOf<typeof listAccessNotificationsOperation>) {
  const condition = matchesAll(input, filters, isReadableNotice(ctx));
  return listRows(ctx.db, noticeRow, { condition, order: requestedOrder(input.o, columns, latestFirst) }, input);
}
