import { type Sql, sql } from '@/lib/db/client';

/** Whether a mail can go there safely: an address in which a line break or a second address could hide counts as none. */
export function isMailAddress(address: Sql): Sql {
  return sql`${address} ~ '^[^[:cntrl:][:space:]<>,;:"]+@[^[:cntrl:][:space:]<>,;:"@]+$'`;
}
