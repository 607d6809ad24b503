import { type Sql, sql } from '@/lib/db/client';

/** "30 Nov 2026": the day of an instant in a zone, as SQL text. */
export function dayInWords(instant: Sql, timeZone: string): Sql {
  return sql`to_char(${instant} AT TIME ZONE ${timeZone}, 'FMDD Mon YYYY')`;
}
