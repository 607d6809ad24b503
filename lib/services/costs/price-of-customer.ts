import { isVisibleProject } from '@/lib/auth/visible-projects';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { priceOf } from '@/lib/db/price-estimate';

/** What the orders of `customer` cost in the projects that the caller sees: of all that count, those that a condition on `priced` holds for. */
export function priceOfCustomer(ctx: Ctx, condition: Sql): Sql {
  return sql`(SELECT coalesce(sum(${priceOf(condition)}), 0) FROM project
    WHERE project.customer_id = customer.id AND ${isVisibleProject(ctx, sql`project.id`)})`;
}
