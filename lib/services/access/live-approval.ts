import { type Sql, sql } from '@/lib/db/client';

const STILL_RENEWS_DAYS = 90;

/** The condition that `approval` is live at an instant, whether or not a job has run. */
export function isLiveApproval(approval: Sql, now: Date | Sql): Sql {
  return sql`(${approval}.state = 'APPROVED' AND (${approval}.expired_on IS NULL OR ${approval}.expired_on > ${now}::timestamptz))`;
}

/** The condition that `approval` ended, by whatever, less than 90 days before an instant. */
export function isLatelyEndedApproval(approval: Sql, now: Date): Sql {
  return sql`(least(${approval}.ended_at, ${approval}.expired_on) <= ${now}::timestamptz
    AND least(${approval}.ended_at, ${approval}.expired_on) > ${now}::timestamptz - make_interval(days => ${STILL_RENEWS_DAYS}::int))`;
}
