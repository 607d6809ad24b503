import { sql } from '@/lib/db/client';
import { closedBecause, endedBecause } from '@/lib/db/closed-customer';
import type { Ctx } from '@/lib/db/context';
import { beginOrders } from '@/lib/services/orders/carry-out-orders';
import { type Move, recordMoves } from '@/lib/services/orders/record-moves';
import { PROJECT_LIFECYCLE } from '@/lib/services/project-lives/project-lifecycle';
import { projectTables } from '@/lib/services/projects/project-shape';
import { fullOfResources } from '@/lib/services/quotas/require-room';
import { customerResourcesCount, resourcesCount } from '@/lib/services/quotas/usage';

type Moved = Move & { resource_id: string | null };

/**
 * Takes orders that waited for the start of their project, or for their own start date, to the next step. One that is refused
 * stays where it is and says why, and is tried again by the next run. Says how many went on.
 */
export async function moveWaitingOrders(tx: Ctx): Promise<number> {
  await holdLimited(tx);
  await tx.db.$executeRaw(sql`
    UPDATE marketplace_order AS placed SET error_message = refused.reason
    FROM ${waiting(tx)} AS refused
    WHERE refused.id = placed.id AND refused.reason IS NOT NULL AND placed.error_message <> refused.reason`);
  const moved = await tx.db.$queryRaw<Moved[]>(sql`
    UPDATE marketplace_order AS placed SET state = due.next, error_message = '', modified = ${tx.now}::timestamptz
    FROM ${waiting(tx)} AS due
    WHERE due.id = placed.id AND due.reason IS NULL AND due.next <> placed.state AND placed.state = due.state
    RETURNING placed.id, due.state AS "from", placed.state AS "to", placed.resource_id`);
  if (moved.length === 0) return 0;
  await beginOrders(
    tx,
    moved.filter(({ to }) => to === 'EXECUTING').map(({ id }) => id),
  );
  await recordMoves(tx, PROJECT_LIFECYCLE, moved);
  const resourceIds = moved.flatMap(({ resource_id }) => (resource_id === null ? [] : [resource_id]));
  tx.emit({ type: 'orders.changed', orderIds: moved.map(({ id }) => id), resourceIds });
  return moved.length;
}

/** Holds the places whose quotas count what waits in them, in one order: whoever adds to them waits. */
async function holdLimited({ db }: Ctx): Promise<void> {
  await db.$executeRaw(sql`
    SELECT FROM project JOIN customer ON customer.id = project.customer_id
    WHERE num_nonnulls(project.max_resources, customer.max_resources) > 0 AND EXISTS (
      SELECT FROM marketplace_order AS placed
      WHERE placed.project_id = project.id AND placed.state IN ('PENDING_PROJECT', 'PENDING_START_DATE'))
    ORDER BY project.id FOR NO KEY UPDATE OF project, customer`);
}

/** Over `placed` and its `step`: it goes on towards a resource that quotas do not count yet. */
const isAdding = sql`placed.order_type = 'CREATE' AND step.next <> placed.state`;

const reason = sql`CASE
  WHEN placed.order_type = 'TERMINATE' THEN NULL
  ELSE coalesce(${closedBecause(sql`customer`)}, ${endedBecause})
END`;

const next = sql`CASE
  WHEN placed.start_date > life.today THEN 'PENDING_START_DATE'
  WHEN offering.plugin_options @> '{"provider_review": true}' THEN 'PENDING_PROVIDER'
  ELSE 'EXECUTING'
END`;

/**
 * Orders that wait for a day that has come, each with its next state, or with the reason why it may not go on. Where a quota has no
 * room for all, the oldest go on.
 */
const waiting = ({ now }: Ctx) => sql`(
  SELECT due.id, due.state, due.next,
    coalesce(due.reason, due.project_fault, CASE WHEN due.customer_most < due.customer_usage + CASE WHEN due.next = 'EXECUTING'
      THEN row_number() OVER (PARTITION BY due.customer_id, due.is_counted AND due.project_fault IS NULL ORDER BY due.created, due.id)
      ELSE 1 END
      THEN ${fullOfResources('customer', sql`due.customer_usage`, sql`due.customer_most`)} END) AS reason
  FROM (
    SELECT waiting.*, CASE WHEN waiting.project_most < waiting.project_usage + CASE WHEN waiting.is_counted
      THEN row_number() OVER (PARTITION BY waiting.project_id, waiting.is_counted ORDER BY waiting.created, waiting.id)
      ELSE 1 END
      THEN ${fullOfResources('project', sql`waiting.project_usage`, sql`waiting.project_most`)} END AS project_fault
    FROM (
      SELECT placed.id, placed.state, placed.created, project.id AS project_id, customer.id AS customer_id, step.reason, step.next,
        step.next = 'EXECUTING' AND step.reason IS NULL AND placed.order_type = 'CREATE' AS is_counted,
        CASE WHEN ${isAdding} THEN project.max_resources END AS project_most,
        CASE WHEN ${isAdding} AND project.max_resources IS NOT NULL THEN ${resourcesCount} END AS project_usage,
        CASE WHEN ${isAdding} THEN customer.max_resources END AS customer_most,
        CASE WHEN ${isAdding} AND customer.max_resources IS NOT NULL THEN ${customerResourcesCount} END AS customer_usage
      FROM ${projectTables(now)}
      JOIN marketplace_order AS placed ON placed.project_id = project.id
      JOIN offering ON offering.id = placed.offering_id
      CROSS JOIN LATERAL (SELECT ${reason} AS reason, ${next} AS next) AS step
      WHERE NOT project.is_removed AND (life.state <> 'creating' OR placed.order_type = 'TERMINATE')
        AND placed.state IN ('PENDING_PROJECT', 'PENDING_START_DATE')) AS waiting) AS due)`;
