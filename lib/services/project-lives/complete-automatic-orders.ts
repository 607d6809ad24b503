import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { completeOrders } from '@/lib/services/orders/carry-out-orders';

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
  await recordProjectEvents(tx, sql`placed.id = ANY(${orderIds}::uuid[])`, {
    type: 'marketplace_order_completed',
    message: sql`'An order of project ' || project.name || ' was completed.'`,
    joins: sql`JOIN marketplace_order AS placed ON placed.project_id = project.id`,
    context: sql`jsonb_build_object('order_uuid', placed.id)`,
  });
  const resourceIds = completed.flatMap(({ resource_id }) => (resource_id === null ? [] : [resource_id]));
  tx.emit({ type: 'orders.changed', orderIds, resourceIds });
  return completed.length;
}
