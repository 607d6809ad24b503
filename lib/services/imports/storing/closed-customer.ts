import { type Sql, sql } from '@/lib/db/client';

/** Why nothing new begins in a customer, given by its alias; null where something may. */
export function closedBecause(customer: Sql): Sql {
  return sql`CASE WHEN ${customer}.blocked THEN 'This organisation is blocked.'
    WHEN ${customer}.archived THEN 'This organisation is archived.' END`;
}
