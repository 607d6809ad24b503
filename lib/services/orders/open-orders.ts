import { type Sql, sql } from '@/lib/db/client';

/** The condition that an order is open: something still happens to it. Literal, so that the index on open orders serves it. */
export function isOpenOrder(alias: Sql): Sql {
  return sql`${alias}.state IN ('PENDING_CONSUMER', 'PENDING_PROVIDER', 'PENDING_PROJECT', 'PENDING_START_DATE', 'EXECUTING')`;
}
