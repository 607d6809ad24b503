import { type Sql, sql } from '@/lib/db/client';

/** An expiry as the ledger of reminders names it: the same text as Date.toISOString gives. */
export function episodeOf(expiredOn: Sql): Sql {
  return sql`to_char(${expiredOn} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
