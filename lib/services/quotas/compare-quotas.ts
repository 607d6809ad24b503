import type { InputOf } from '@/lib/contracts/operation';
import type { compareCustomerQuotasOperation, compareProjectQuotasOperation } from '@/lib/contracts/quotas';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { priceOf } from '@/lib/db/price-estimate';
import { ascending, descending } from '@/lib/db/row-order';
import { isReadable as isReadableCustomer } from '@/lib/services/customers/readable-customers';
import { isReadable as isReadableProject } from '@/lib/services/projects/readable-projects';
import {
  customerResourcesCount,
  projectsCount,
  projectUsersCount,
  resourcesCount,
  usersCount,
} from '@/lib/services/quotas/usage';

const price = sql`floor(${priceOf(sql`TRUE`)})::bigint`;
const priceOfAll = sql`floor((SELECT coalesce(sum(${priceOf(sql`TRUE`)}), 0) FROM project WHERE project.customer_id = customer.id))::bigint`;
const belongings = sql`'customer_name', customer.name, 'customer_abbreviation', customer.abbreviation`;

/** The projects that the caller reads, by what they use, highest first. One statement. */
export function compareProjectQuotas(ctx: Ctx, input: InputOf<typeof compareProjectQuotasOperation>) {
  const value = {
    nc_user_count: projectUsersCount(ctx.now),
    nc_resource_count: resourcesCount,
    estimated_price: price,
  }[input.quota_name];
  const shape = {
    id: sql`project.id`,
    tables: sql`project JOIN customer ON customer.id = project.customer_id`,
    json: sql`jsonb_build_object('project_name', project.name, ${belongings}, 'value', ${value})`,
  };
  return listRows(ctx.db, shape, { condition: isReadableProject(ctx), order: byValue(value, 'project') }, input);
}

/** The customers that the caller reads and that are not archived, by what they use, highest first. One statement. */
export function compareCustomerQuotas(ctx: Ctx, input: InputOf<typeof compareCustomerQuotasOperation>) {
  const value = {
    nc_project_count: projectsCount,
    nc_user_count: usersCount(ctx.now),
    nc_resource_count: customerResourcesCount,
    estimated_price: priceOfAll,
  }[input.quota_name];
  const shape = {
    id: sql`customer.id`,
    tables: sql`customer`,
    json: sql`jsonb_build_object(${belongings}, 'value', ${value})`,
  };
  const condition = sql`NOT customer.archived AND ${isReadableCustomer(ctx)}`;
  return listRows(ctx.db, shape, { condition, order: byValue(value, 'customer') }, input);
}

function byValue(value: Sql, table: 'project' | 'customer') {
  const [name, id] =
    table === 'project' ? [sql`project.name`, sql`project.id`] : [sql`customer.name`, sql`customer.id`];
  return [descending(value), ascending(name), ascending(id)];
}
