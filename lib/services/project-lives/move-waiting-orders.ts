import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { beginOrders } from '@/lib/services/orders/carry-out-orders';
import { type Move, recordMoves } from '@/lib/services/orders/record-moves';
import { PROJECT_LIFECYCLE } from '@/lib/services/project-lives/project-lifecycle';
import { projectTables } from '@/lib/services/projects/project-shape';

type Moved = Move & { resource_id: string | null };

/**
 * Takes orders that waited for the start of their project, or for their own start date, to the next step. One that is refused
 * stays where it is and says why, and is tried again by the next run. Says how many went on.
 */
export async function moveWaitingOrders(tx: Ctx): Promise<number> {
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

/** Orders that wait for a day that has come, each with its next state, or with the reason why it may not go on. */
const waiting = ({ now }: Ctx) => sql`(
  SELECT placed.id, placed.state,
    CASE
      WHEN placed.order_type = 'TERMINATE' THEN NULL
      WHEN customer.blocked THEN 'This organisation is blocked.'
      WHEN customer.archived THEN 'This organisation is archived.'
      WHEN life.state IN ('in_grace', 'expired') THEN 'This project ended on ' || to_char(project.end_date, 'FMDD FMMonth YYYY') || '.'
    END AS reason,
    CASE
      WHEN placed.start_date > life.today THEN 'PENDING_START_DATE'
      WHEN offering.plugin_options @> '{"provider_review": true}' THEN 'PENDING_PROVIDER'
      ELSE 'EXECUTING'
    END AS next
  FROM ${projectTables(now)}
  JOIN marketplace_order AS placed ON placed.project_id = project.id
  JOIN offering ON offering.id = placed.offering_id
  WHERE NOT project.is_removed AND (life.state <> 'creating' OR placed.order_type = 'TERMINATE')
    AND placed.state IN ('PENDING_PROJECT', 'PENDING_START_DATE'))`;
