import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { listOrdersOperation } from '@/lib/contracts/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/json-rows';
import { matchesWords } from '@/lib/db/matches-words';
import { orderBySql } from '@/lib/db/order-by';
import { orderRow } from '@/lib/services/orders/order-row';

type Filters = InputOf<typeof listOrdersOperation>;

const columns = { created: sql`placed.created`, modified: sql`placed.modified`, state: sql`placed.state` };
const newestFirst = sql`placed.created DESC, placed.id DESC`;
const words = sql`concat_ws(' ', offering.name, resource.name, project.name, customer.name)`;

/** The orders of the projects that the caller may see, newest first unless asked otherwise. One statement. */
export function listOrders(ctx: Ctx, filters: Filters): Promise<{ json: string; total: number }> {
  const condition = conditionsOf(ctx, filters);
  const ordering = orderBySql(filters.o, columns, newestFirst);
  return listRows(ctx.db, orderRow, { condition, ordering, page: filters.page, page_size: filters.page_size });
}

function conditionsOf(ctx: Ctx, { project_uuid, organization_uuid, state, order_type, q }: Filters): Sql {
  const conditions = [sql`NOT project.is_removed`, isVisibleProject(ctx, sql`placed.project_id`)];
  if (project_uuid !== undefined) conditions.push(sql`placed.project_id = ${project_uuid}::uuid`);
  if (organization_uuid !== undefined) conditions.push(sql`project.customer_id = ${organization_uuid}::uuid`);
  if (state !== undefined) conditions.push(sql`placed.state = ${state}`);
  if (order_type !== undefined) conditions.push(sql`placed.order_type = ${order_type}`);
  if (q !== undefined) conditions.push(matchesWords(words, q));
  return join(conditions, ' AND ');
}
