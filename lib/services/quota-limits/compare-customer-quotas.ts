import type { compareCustomerQuotasOperation } from '@/lib/contracts/members/quotas';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, descending } from '@/lib/db/row-order';
import { priceOfCustomer } from '@/lib/services/costs/price-of-customer';
import { isReadable } from '@/lib/services/customers/readable-customers';
import { customerResourcesCount, projectsCount, usersCount } from '@/lib/services/quotas/usage';

/** The customers that the caller reads and that are not archived, by what they use, highest first. One statement. */
export function compareCustomerQuotas(ctx: Ctx, input: InputOf<typeof compareCustomerQuotasOperation>) {
  const value = {
    nc_project_count: projectsCount,
    nc_user_count: usersCount(ctx.now),
    nc_resource_count: customerResourcesCount,
    estimated_price: sql`floor(${priceOfCustomer(ctx, sql`TRUE`)})::bigint`,
  }[input.quota_name];
  const shape = {
    id: sql`customer.id`,
    tables: sql`customer`,
    json: sql`jsonb_build_object('customer_name', customer.name, 'customer_abbreviation', customer.abbreviation,
      'value', ${value})`,
  };
  const order = [descending(value), ascending(sql`customer.name`), ascending(sql`customer.id`)];
  return listRows(ctx.db, shape, { condition: sql`NOT customer.archived AND ${isReadable(ctx)}`, order }, input);
}
