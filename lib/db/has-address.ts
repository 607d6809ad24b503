import { type Sql, sql } from '@/lib/db/client';

/** Whether the person of a row has an email address, however its domain is written; none has an empty one. Uses an index. */
export function hasAddress(person: Sql, address: Sql): Sql {
  // The index holds only the addresses that are there: without the second condition it could not be used.
  return sql`(ascii_address(${person}.email) = ascii_address(${address}) AND ${person}.email <> '')`;
}
