import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { beginOrders } from '@/lib/services/orders/carry-out-orders';
import { isOpenOrder } from '@/lib/services/orders/open-orders';
import { recordOrderEvents } from '@/lib/services/orders/record-order-event';
import { isTaken } from '@/lib/services/project-lives/taken-projects';
import { projectTables } from '@/lib/services/projects/project-shape';

/**
 * Orders the termination of what has to end: everything in an expired project; what has no grace, from the end date on; and
 * resources whose end somebody accepted, after their end date. Made as approved. A resource with an open order waits, and
 * after one that failed or was rejected the next is made another day. Says how many were ordered.
 */
export async function terminateResources(tx: Ctx): Promise<number> {
  // Sorted, so that all are found before the first order is made: they are looked for among the orders that are there.
  const ordered = await tx.db.$queryRaw<{ id: string; state: string; resource_id: string }[]>(sql`
    WITH project AS MATERIALIZED (
      SELECT project.id, project.end_date, project.end_date_requested_by_id, life.today, life.zone, life.state
      FROM ${projectTables(tx.now)} WHERE ${isTaken} AND NOT project.is_removed),
    ending AS MATERIALIZED (SELECT * FROM ${endingResources} AS found ORDER BY found.id)
    INSERT INTO marketplace_order (project_id, offering_id, resource_id, order_type, state, created_by_id, created, modified)
    SELECT ending.project_id, ending.offering_id, ending.id, 'TERMINATE',
      CASE WHEN ending.is_reviewed THEN 'PENDING_PROVIDER' ELSE 'EXECUTING' END,
      (SELECT person.id FROM user_account AS person WHERE person.id = ending.asked_by AND person.status = 'active'),
      ${tx.now}::timestamptz, ${tx.now}::timestamptz
    FROM ending
    RETURNING id, state, resource_id`);
  if (ordered.length === 0) return 0;
  const orderIds = ordered.map(({ id }) => id);
  await beginOrders(
    tx,
    ordered.filter(({ state }) => state === 'EXECUTING').map(({ id }) => id),
  );
  await recordOrderEvents(tx, orderIds, 'marketplace_order_created');
  tx.emit({ type: 'orders.changed', orderIds, resourceIds: ordered.map(({ resource_id }) => resource_id) });
  return ordered.length;
}

/** The whole project has ended, or its end date has come for what has no grace. */
const endsWithProject = sql`(project.state = 'expired'
  OR coalesce(project.end_date <= project.today AND offering.plugin_options @> '{"disable_grace_period": true}', false))`;

const endingResources = sql`(
  SELECT resource.id, resource.project_id, resource.offering_id,
    offering.plugin_options @> '{"provider_review": true}' AS is_reviewed,
    CASE WHEN ${endsWithProject} THEN project.end_date_requested_by_id ELSE resource.termination_accepted_by_id END AS asked_by
  FROM project
  CROSS JOIN LATERAL (SELECT held.* FROM resource AS held WHERE held.project_id = project.id AND held.state <> 'TERMINATED' OFFSET 0) AS resource
  JOIN offering ON offering.id = resource.offering_id
  WHERE (${endsWithProject}
      OR (resource.termination_accepted_at IS NOT NULL AND resource.end_date < project.today))
    AND NOT EXISTS (SELECT FROM marketplace_order AS held WHERE held.resource_id = resource.id AND ${isOpenOrder(sql`held`)})
    AND NOT EXISTS (SELECT FROM marketplace_order AS failed WHERE failed.resource_id = resource.id
      AND failed.order_type = 'TERMINATE' AND failed.state IN ('ERRED', 'REJECTED')
      AND (failed.modified AT TIME ZONE project.zone)::date >= project.today))`;
