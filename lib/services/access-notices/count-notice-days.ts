import {
  type AccessNotificationDay,
  type countAccessNotificationDaysOperation,
  MOST_COUNTED_DAYS,
} from '@/lib/contracts/access/notification-days';
import type { InputOf } from '@/lib/contracts/operation';
import { addDays, type Day, daysBetween, firstInstantOf, isTimeZone } from '@/lib/core/dates';
import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { noticeFilters } from '@/lib/services/access-notices/notice-filters';
import { isReadableNotice, noticeRow, noticeType } from '@/lib/services/access-notices/notice-row';

type Input = InputOf<typeof countAccessNotificationDaysOperation>;

/**
 * How many of the notices that the caller reads are to be sent on each day of a zone, by type and status; days without any are left
 * out. One statement. @throws validation_failed for an unknown zone, and for no days or too many
 */
export async function countNoticeDays(ctx: Ctx, input: Input): Promise<AccessNotificationDay[]> {
  const { first_day, last_day, time_zone, ...narrowing } = input;
  requireDays(input);
  const count = daysBetween(first_day, last_day) + 1;
  const days = Array.from({ length: count }, (_, place) => addDays(first_day, place));
  const starts = [...days, addDays(last_day, 1)].map((day) => startOf(day, time_zone));
  const condition = matchesAll(narrowing, noticeFilters, isReadableNotice(ctx));
  // Days begin where the runtime says, so that a day which the clocks cut or repeat is one day, in every zone that it knows.
  return ctx.db.$queryRaw<AccessNotificationDay[]>(sql`
    SELECT (${first_day}::date + counted.place - 1)::text AS day, counted.type, counted.status, counted.count
    FROM (
      SELECT width_bucket(reminder.scheduled_for, ${starts}::timestamptz[]) AS place, ${noticeType} AS type,
        reminder.status, count(*)::int AS count
      FROM ${noticeRow.tables}
      WHERE ${condition} AND reminder.scheduled_for >= ${starts[0]}::timestamptz AND reminder.scheduled_for < ${starts[count]}::timestamptz
      GROUP BY 1, 2, 3) AS counted
    ORDER BY counted.place, counted.type, counted.status`);
}

function startOf(day: Day, timeZone: string): string {
  return firstInstantOf(`${day}T00:00:00`, timeZone).toISOString();
}

/** @throws validation_failed */
function requireDays({ first_day, last_day, time_zone }: Input): void {
  if (!isTimeZone(time_zone)) {
    throw fieldError('time_zone', 'Must be an IANA time zone, for example Europe/Tallinn.');
  }
  const days = daysBetween(first_day, last_day) + 1;
  if (days < 1) throw fieldError('last_day', 'Must not be before the first day.');
  if (days > MOST_COUNTED_DAYS) throw fieldError('last_day', `At most ${MOST_COUNTED_DAYS} days can be counted.`);
}
