import { type Sql, sql } from '@/lib/db/client';

/**
 * True for a zone that the database knows too; the runtime knows some that it does not, and a stored one would break
 * every statement that computes days in it. Reads all zones once per statement, which takes some 20 ms.
 */
export function isZoneOfDatabase(zone: Sql): Sql {
  return sql`lower(${zone}) IN (SELECT lower(name) FROM pg_timezone_names)`;
}
