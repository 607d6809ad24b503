import { type Sql, sql } from '@/lib/db/client';

/** The filters by when a row was made and last changed. */
export function timesOf(row: Sql) {
  return {
    created: (at: string) => sql`${row}.created >= ${at}::timestamptz`,
    created_before: (at: string) => sql`${row}.created <= ${at}::timestamptz`,
    modified: (at: string) => sql`${row}.modified >= ${at}::timestamptz`,
    modified_before: (at: string) => sql`${row}.modified <= ${at}::timestamptz`,
  };
}
