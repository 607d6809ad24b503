import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordResourceEvents } from '@/lib/services/events/record-resource-events';
import { projectTables } from '@/lib/services/projects/project-shape';

/** Resources of offerings that can be paused, and are not ended on the end date itself. */
const isPausable = sql`offering.plugin_options @> '{"supports_pausing": true}' AND NOT offering.plugin_options @> '{"disable_grace_period": true}'`;

/** Pauses what can be paused in those of the projects found that are in grace, and that nobody paused or unpaused by hand. Says how many. */
export async function pauseInGrace(tx: Ctx, condition: Sql): Promise<number> {
  const paused = await tx.db.$queryRaw<{ id: string }[]>(sql`
    WITH graced AS MATERIALIZED (
      SELECT project.id FROM ${projectTables(tx.now)}
      WHERE ${condition} AND project.end_date <= ${tx.now}::timestamptz::date AND life.state = 'in_grace')
    UPDATE resource SET paused = true, paused_by = 'grace', modified = ${tx.now}::timestamptz
    FROM offering, graced
    WHERE offering.id = resource.offering_id AND graced.id = resource.project_id AND resource.state <> 'TERMINATED'
      AND NOT resource.paused AND resource.paused_by IS NULL AND ${isPausable}
    RETURNING resource.id`);
  await recordResourceEvents(tx, idsOf(paused), 'marketplace_resource_paused');
  return paused.length;
}

/** Ends the pauses by grace in those of the projects found that are neither in grace nor expired any more, of what is left there. Says how many. */
export async function endPauses(tx: Ctx, condition: Sql): Promise<number> {
  const unpaused = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE resource SET paused = false, paused_by = NULL, modified = ${tx.now}::timestamptz
    FROM ${projectTables(tx.now)}
    WHERE project.id = resource.project_id AND ${condition}
      AND life.state NOT IN ('in_grace', 'expired') AND resource.paused AND resource.paused_by = 'grace'
      AND resource.state <> 'TERMINATED'
    RETURNING resource.id`);
  await recordResourceEvents(tx, idsOf(unpaused), 'marketplace_resource_unpaused');
  return unpaused.length;
}

function idsOf(resources: readonly { id: string }[]): string[] {
  return resources.map(({ id }) => id);
}
