import { env } from '@/lib/core/env';
import { type Sql, sql } from '@/lib/db/client';

/** The zone of every day of a project; over `project`. */
export const projectZone = sql`usable_zone(project.time_zone, ${env.HEED_TIME_ZONE})`;

/** The day in a project's zone; over `project`. */
export function projectToday(now: Date): Sql {
  return sql`(${now}::timestamptz AT TIME ZONE ${projectZone})::date`;
}

/**
 * The one calculation of how a project stands at an instant, joined to `project` and its `customer` as `life`: zone, today, grace,
 * effective_end_date, is_in_grace_period, is_expired, days_until_end and state.
 */
export function projectLife(now: Date): Sql {
  return sql`
    CROSS JOIN LATERAL (
      SELECT clocked.today, clocked.zone, clocked.grace, clocked.last_day AS effective_end_date, clocked.last_day - clocked.today AS days_until_end,
        coalesce(project.end_date < clocked.today AND clocked.today <= clocked.last_day, false) AS is_in_grace_period,
        coalesce(${isOver}, false) AS is_expired,
        CASE
          WHEN project.is_removed THEN 'soft_deleted'
          WHEN project.start_date > clocked.today THEN 'creating'
          WHEN ${isOver} THEN 'expired'
          WHEN project.end_date < clocked.today THEN 'in_grace'
          WHEN project.end_date IS NOT NULL THEN 'end_date_set'
          ELSE 'active'
        END AS state
      FROM (
        SELECT dated.today, dated.zone, dated.grace, ${lastDay} AS last_day
        FROM (
          SELECT ${projectToday(now)} AS today, ${projectZone} AS zone, coalesce(project.grace_period_days, customer.grace_period_days, 0) AS grace
        ) AS dated
      ) AS clocked
    ) AS life`;
}

/** With grace; no later than days can be written in four digits. */
const lastDay = sql`CASE WHEN project.end_date IS NOT NULL THEN least(project.end_date + dated.grace, '9999-12-31'::date) END`;

/** Without grace a project is over on its end date; with grace on the day after the last one. */
const isOver = sql`(CASE WHEN clocked.grace = 0 THEN clocked.today >= project.end_date ELSE clocked.today > clocked.last_day END)`;

/** The place of a state in the order of lists. */
export const stateRank = sql`array_position(ARRAY['creating', 'active', 'end_date_set', 'in_grace', 'expired', 'soft_deleted'], life.state)`;
