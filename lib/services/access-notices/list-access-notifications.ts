import type { listAccessNotificationsOperation } from '@/lib/contracts/access-notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { equals, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { ACCESS_RENEWAL, ACCESS_REVOKED } from '@/lib/plugins/notification-kinds/access-notices';
import {
  isReadableNotice,
  noticeRequirement,
  noticeRow,
  noticeSubmitter,
} from '@/lib/services/access-notices/notice-row';

const columns = { timestamp: sql`reminder.scheduled_for`, sent_at: sql`reminder.sent_at` };
const latestFirst = [descending(sql`reminder.scheduled_for`), descending(sql`reminder.id`)];
const kinds = { RENEWAL_NOTIFICATION: ACCESS_RENEWAL, REVOKE_NOTIFICATION: ACCESS_REVOKED } as const;

const filters = {
  requirement: isId(noticeRequirement),
  submitter: isId(noticeSubmitter),
  recipient: isId(sql`reminder.recipient_id`),
  type: (type: keyof typeof kinds) => sql`reminder.kind = ${kinds[type]}`,
  status: equals(sql`reminder.status`),
  scheduled_before: (at: string) => sql`reminder.scheduled_for <= ${at}::timestamptz`,
  scheduled_after: (at: string) => sql`reminder.scheduled_for >= ${at}::timestamptz`,
  is_late: equals(sql`reminder.is_late`),
};

/** The notices of access that the caller reads, the latest first unless asked otherwise. */
export async function listAccessNotifications(ctx: Ctx, input: InputOf<typeof listAccessNotificationsOperation>) {
  const condition = matchesAll(input, filters, isReadableNotice(ctx));
  return listRows(ctx.db, noticeRow, { condition, order: requestedOrder(input.o, columns, latestFirst) }, input);
}
