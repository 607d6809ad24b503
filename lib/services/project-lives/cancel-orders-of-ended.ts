import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type Move, recordMoves } from '@/lib/services/orders/record-moves';
import { PROJECT_LIFECYCLE } from '@/lib/services/project-lives/project-lifecycle';
import { isTaken } from '@/lib/services/project-lives/taken-projects';
import { projectTables } from '@/lib/services/projects/project-shape';

/** Cancels the pending orders of expired projects, except those to terminate that wait for their provider. Says how many. */
export async function cancelOrdersOfEnded(tx: Ctx): Promise<number> {
  const canceled = await tx.db.$queryRaw<(Move & { resource_id: string | null })[]>(sql`
    UPDATE marketplace_order AS placed SET state = 'CANCELED', modified = ${tx.now}::timestamptz
    FROM ${projectTables(tx.now)} JOIN marketplace_order AS before ON before.project_id = project.id
    WHERE placed.id = before.id AND ${isTaken} AND NOT project.is_removed AND project.end_date IS NOT NULL AND life.state = 'expired'
      AND placed.state IN ('PENDING_CONSUMER', 'PENDING_PROVIDER', 'PENDING_PROJECT', 'PENDING_START_DATE')
      AND NOT (placed.order_type = 'TERMINATE' AND placed.state = 'PENDING_PROVIDER')
    RETURNING placed.id, before.state AS "from", placed.state AS "to", placed.resource_id`);
  if (canceled.length === 0) return 0;
  await recordMoves(tx, PROJECT_LIFECYCLE, canceled);
  const resourceIds = canceled.flatMap(({ resource_id }) => (resource_id === null ? [] : [resource_id]));
  tx.emit({ type: 'orders.changed', orderIds: canceled.map(({ id }) => id), resourceIds });
  return canceled.length;
}
