import { type Sql, sql } from '@/lib/db/client';

/** The number of what a message (a row of outbox_message under this alias) is about; null where it is none, whatever stands there. */
export function subjectNumber(message: Sql): Sql {
  return sql`CASE WHEN ${message}.subject_id ~ '^[0-9]{1,9}$' THEN ${message}.subject_id::int END`;
}
