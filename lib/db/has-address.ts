import { type Sql, sql } from '@/lib/db/client';

/** Whether the person of a row has an email address, however its domain is written. Uses an index. */
export function hasAddress(person: Sql, address: Sql): Sql {
  return sql`ascii_address(${person}.email) = ascii_address(${address})`;
}
