import type { listOrdersOperation } from '@/lib/contracts/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { equals, hasWords, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { orderRow } from '@/lib/services/orders/order-row';
import { isVisibleOrder } from '@/lib/services/orders/order-sides';

const columns = { created: sql`placed.created`, modified: sql`placed.modified`, state: sql`placed.state` };
const newestFirst = [descending(sql`placed.created`), descending(sql`placed.id`)];

const filters = {
  project_uuid: isId(sql`placed.project_id`),
  organization_uuid: isId(sql`project.customer_id`),
  state: equals(sql`placed.state`),
  resource_uuid: isId(sql`placed.resource_id`),
  type: equals(sql`placed.order_type`),
  order_type: equals(sql`placed.order_type`),
  q: hasWords(sql`concat_ws(' ', offering.name, resource.name, project.name, customer.name)`),
};

/** The orders of the projects that the caller may see, newest first unless asked otherwise. One statement. */
export function listOrders(ctx: Ctx, input: InputOf<typeof listOrdersOperation>) {
  const visible = [sql`NOT project.is_removed`, isVisibleOrder(ctx)];
  const condition = matchesAll(input, filters, ...visible);
  const order = requestedOrder(input.o, columns, newestFirst);
  return listRows(ctx.db, orderRow, { condition, order, isSearched: input.q !== undefined }, input);
}
