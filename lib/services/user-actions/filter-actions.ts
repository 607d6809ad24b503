import type { ActionFilters } from '@/lib/contracts/actions/actions';
import type { Ordering } from '@/lib/contracts/common';
import { join, type Sql, sql } from '@/lib/db/client';
import { matchesWords } from '@/lib/db/matches-words';
import { orderBySql } from '@/lib/db/order-by';
import { rankOf } from '@/lib/plugins/providers/urgency-ranks';
import { daysUntilDue } from '@/lib/services/user-actions/days-until-due';
import { describedAs } from '@/lib/services/user-actions/described-as';

/** The condition that user_action `action` is silenced at an instant. */
export function isSilencedAt(now: Date): Sql {
  return sql`(action.is_silenced OR coalesce(action.silenced_until > ${now}::timestamptz, false))`;
}

/** The instant of a call, and the zone whose calendar days it means. */
export type ByCalendar = { now: Date; timeZone: string };

/** The condition for the list's filters, on user_action `action`. */
export function matchesFilters(filters: ActionFilters, { now, timeZone }: ByCalendar): Sql {
  const at = sql`${now}::timestamptz`;
  const conditions: Sql[] = [sql`true`];
  const add = (condition: Sql) => void conditions.push(condition);
  if (filters.include_silenced !== true) add(sql`NOT ${isSilencedAt(now)}`);
  if (filters.is_silenced !== undefined) add(sql`action.is_silenced = ${filters.is_silenced}`);
  if (filters.action_type !== undefined) add(sql`action.action_type = ${filters.action_type}`);
  if (filters.urgency !== undefined) add(sql`action.urgency_rank = ${rankOf[filters.urgency]}::smallint`);
  if (filters.overdue !== undefined) add(sql`coalesce(action.due_date < ${at}, false) = ${filters.overdue}`);
  if (filters.due_within_days !== undefined) {
    add(sql`${daysUntilDue(now, timeZone)} <= ${filters.due_within_days}::float8`);
  }
  if (filters.created_after !== undefined) add(sql`action.created >= ${filters.created_after}::timestamptz`);
  if (filters.created_before !== undefined) add(sql`action.created <= ${filters.created_before}::timestamptz`);
  if (filters.project_uuid !== undefined) add(sql`action.project_id = ${filters.project_uuid}::uuid`);
  if (filters.organization_uuid !== undefined) add(sql`action.customer_id = ${filters.organization_uuid}::uuid`);
  if (filters.q !== undefined) add(matchesWords(searchedText(now), filters.q));
  return join(conditions, ' AND ');
}

function searchedText(now: Date): Sql {
  return sql`concat_ws(' ', action.title, ${describedAs(now)}, action.related_object_name, action.project_name,
    action.customer_name, action.offering_name, action.resource_name)`;
}

const columnOf: Record<string, Sql> = {
  urgency: sql`action.urgency_rank`,
  due_date: sql`action.due_date`,
  created: sql`action.created`,
  modified: sql`action.modified`,
  action_type: sql`action.action_type`,
};

/** The asked order with a unique end; by default most urgent, soonest due, newest first. */
export function orderActions(asked: Ordering | undefined): Sql {
  const usual = sql`action.urgency_rank DESC, action.due_date, action.created DESC, action.id`;
  return orderBySql(asked, columnOf, asked === undefined ? usual : sql`action.id`);
}
