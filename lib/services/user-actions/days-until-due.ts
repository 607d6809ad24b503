import { type Sql, sql } from '@/lib/db/client';

/** Whole calendar days until user_action `action` is due, by the clock of a zone: negative when overdue, null without a due date. */
export function daysUntilDue(now: Date, timeZone: string): Sql {
  return sql`((action.due_date AT TIME ZONE ${timeZone})::date - (${now}::timestamptz AT TIME ZONE ${timeZone})::date)`;
}
