import type { listOrdersOperation } from '@/lib/contracts/marketplace/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { orderFilters } from '@/lib/services/orders/order-filters';
import { orderShape } from '@/lib/services/orders/order-shape';
import { isVisibleOrder } from '@/lib/services/orders/order-sides';

const columns = {
  created: sql`placed.created`,
  cost: sql`placed.cost`,
  state: sql`placed.state`,
  consumer_reviewed_at: sql`placed.consumer_reviewed_at`,
  modified: sql`placed.modified`,
};
const newestFirst = [descending(sql`placed.created`), descending(sql`placed.id`)];

/** The orders that the caller may see, newest first unless asked otherwise. Two statements, one for who sees all. */
export async function listOrders(ctx: Ctx, input: InputOf<typeof listOrdersOperation>) {
  const visible = [sql`NOT project.is_removed`, await isVisibleOrder(ctx)];
  const condition = matchesAll(input, orderFilters(ctx), ...visible);
  const order = requestedOrder(input.o, columns, newestFirst);
  const isSearched = input.q !== undefined || input.query !== undefined;
  return listRows(ctx.db, orderShape(ctx), { condition, order, isSearched }, input);
}
