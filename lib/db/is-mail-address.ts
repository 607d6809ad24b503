import { type Sql, sql } from '@/lib/db/client';

const PURGED = '@deleted.invalid';

/**
 * Whether a mail can go there safely: an address in which a line break or a second address could hide counts as none, and so
 * does what stands for the address of a purged person.
 */
export function isMailAddress(address: Sql): Sql {
  return sql`(${address} ~ '^[^[:cntrl:][:space:]<>,;:"]+@[^[:cntrl:][:space:]<>,;:"@]+$' AND right(${address}, ${PURGED.length}::int) <> ${PURGED})`;
}
