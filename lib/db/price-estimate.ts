import { env } from '@/lib/core/env';
import { type Sql, sql } from '@/lib/db/client';

const zone = env.HEED_TIME_ZONE;

/** The instant since which orders of `customer` count: the beginning of a day, by default of the one on which it was created. */
export const accountingStart: Sql = sql`(coalesce(customer.accounting_start_date, (customer.created AT TIME ZONE ${zone})::date)::timestamp
  AT TIME ZONE ${zone})`;

/** The condition that the order `priced` of `project` counts: it came to something, and its customer’s accounting had begun. */
export const isPriced = sql`(priced.project_id = project.id AND priced.state NOT IN ('CANCELED', 'REJECTED', 'ERRED')
  AND priced.created >= ${accountingStart})`;

/** What the orders of `project` cost: all that count, or those of them that a condition on `priced` holds for. */
export function priceOf(condition: Sql): Sql {
  return sql`(SELECT round(coalesce(sum(priced.cost), 0), 2) FROM marketplace_order AS priced WHERE ${isPriced} AND ${condition})`;
}

/** The condition that `priced` was created in the present month of the installation's zone. */
export function isOfThisMonth(now: Date): Sql {
  return sql`priced.created >= date_trunc('month', ${now}::timestamptz AT TIME ZONE ${zone}) AT TIME ZONE ${zone}`;
}
