import { type Sql, sql } from '@/lib/db/client';

/** What follows SET when a person is suspended. */
export function suspension(now: Date, reason: string): Sql {
  return sql`status = 'suspended', suspended_at = ${now}::timestamptz, suspended_reason = ${reason}`;
}

/** What follows SET when a person becomes active again. */
export function reinstatement(now: Date): Sql {
  return sql`status = 'active', active_since = ${now}::timestamptz, suspended_at = NULL, suspended_reason = '', deleted_at = NULL,
    purge_due_on = NULL, purge_plan = NULL`;
}
