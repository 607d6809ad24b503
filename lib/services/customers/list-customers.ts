import type { listCustomersOperation } from '@/lib/contracts/customers/customers';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { customerFilters } from '@/lib/services/customers/customer-filters';
import { customerShape } from '@/lib/services/customers/customer-shape';
import { isReadable } from '@/lib/services/customers/readable-customers';
import { projectsCount, usersCount } from '@/lib/services/quotas/usage';

const byName = [ascending(sql`customer.name`), ascending(sql`customer.id`)];

/** The customers that the caller reads, by name unless asked otherwise. One statement. */
export function listCustomers(ctx: Ctx, input: InputOf<typeof listCustomersOperation>) {
  const columns = {
    name: sql`customer.name`,
    created: sql`customer.created`,
    abbreviation: sql`customer.abbreviation`,
    native_name: sql`customer.native_name`,
    projects_count: projectsCount,
    users_count: usersCount(ctx.now),
  };
  const condition = matchesAll(input, customerFilters(ctx), isReadable(ctx));
  return listRows(ctx.db, customerShape(ctx), { condition, order: requestedOrder(input.o, columns, byName) }, input);
}
