import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { hasExpired } from '@/lib/services/project-lives/taken-projects';
import { projectTables } from '@/lib/services/projects/project-shape';
import { removeProjects } from '@/lib/services/projects/remove-projects';

/** Soft-deletes expired projects of which no resource is left. Says how many. */
export async function deleteEndedProjects(tx: Ctx): Promise<number> {
  const isOver = sql`${hasExpired(tx.now)}
    AND NOT EXISTS (SELECT FROM resource WHERE resource.project_id = project.id AND resource.state <> 'TERMINATED')`;
  const held = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT project.id FROM ${projectTables(tx.now)} WHERE ${isOver} ORDER BY project.id FOR UPDATE OF project`);
  if (held.length === 0) return 0;
  // Once they are held, nothing is added any more: what came in until then is seen now.
  const ended = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT project.id FROM ${projectTables(tx.now)}
    WHERE project.id = ANY(${held.map(({ id }) => id)}::uuid[]) AND ${isOver}`);
  if (ended.length === 0) return 0;
  const ids = ended.map(({ id }) => id);
  await recordProjectEvents(tx, sql`project.id = ANY(${ids}::uuid[])`, {
    type: 'project_deletion_triggered',
    message: sql`'Project ' || project.name || ' has ended and is deleted.'`,
  });
  await removeProjects(tx, ids);
  return ids.length;
}
