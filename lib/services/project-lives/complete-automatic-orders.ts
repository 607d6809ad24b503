import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { completeOrders } from '@/lib/services/orders/carry-out-orders';
import { recordMoves } from '@/lib/services/orders/record-moves';
import { recordOrderEvents } from '@/lib/services/orders/record-order-event';
import { PROJECT_LIFECYCLE } from '@/lib/services/project-lives/project-lifecycle';

/** Completes the orders of offerings that need nobody on the provider’s side. Says how many. */
export async function completeAutomaticOrders(tx: Ctx): Promise<number> {
  const completed = await tx.db.$queryRaw<{ id: string; order_type: string; resource_id: string | null }[]>(sql`
    UPDATE marketplace_order AS placed SET state = 'DONE', completed_at = ${tx.now}::timestamptz, modified = ${tx.now}::timestamptz
    FROM offering
    WHERE offering.id = placed.offering_id AND placed.state = 'EXECUTING' AND offering.plugin_options @> '{"auto_complete": true}'
    RETURNING placed.id, placed.order_type, placed.resource_id`);
  if (completed.length === 0) return 0;
  const orderIds = completed.map(({ id }) => id);
  await completeOrders(tx, orderIds);
  const moves = orderIds.map((id) => ({ id, from: 'EXECUTING', to: 'DONE' }) as const);
  await recordMoves(tx, PROJECT_LIFECYCLE, moves);
  await recordOrderEvents(tx, orderIds, 'marketplace_order_completed');
  const resourceIds = completed.flatMap(({ resource_id }) => (resource_id === null ? [] : [resource_id]));
  tx.emit({ type: 'orders.changed', orderIds, resourceIds });
  return completed.length;
}
