import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectTables } from '@/lib/services/projects/project-shape';

/** The condition that this run takes `project`: its first one on a day in its zone, or after its days came to count differently. */
export const isTaken = sql`EXISTS (SELECT FROM taken_project AS taken WHERE taken.id = project.id)`;

/** Days count in projects with a date, and in those with a resource whose end was accepted. */
const hasDays = sql`(project.start_date IS NOT NULL OR project.end_date IS NOT NULL OR EXISTS (SELECT FROM resource
  WHERE resource.project_id = project.id AND resource.termination_accepted_at IS NOT NULL AND resource.state <> 'TERMINATED'))`;

/** Notes which projects this run takes, and that it did; it holds them until its end. A fixed number of statements. */
export async function takeProjects({ db, now }: Ctx): Promise<number> {
  await db.$executeRaw(
    sql`CREATE TEMPORARY TABLE IF NOT EXISTS taken_project (id uuid PRIMARY KEY) ON COMMIT DELETE ROWS`,
  );
  const taken = await db.$executeRaw(sql`
    WITH due AS MATERIALIZED (
      SELECT project.id FROM ${projectTables(now)}
      WHERE NOT project.is_removed AND ${hasDays}
        AND (project.life_taken_at IS NULL
          OR (project.life_taken_at AT TIME ZONE life.zone)::date < life.today)
      ORDER BY project.id FOR NO KEY UPDATE OF project), noted AS (
      UPDATE project SET life_taken_at = ${now}::timestamptz FROM due WHERE project.id = due.id RETURNING project.id)
    INSERT INTO taken_project (id) SELECT id FROM noted`);
  await db.$executeRaw(sql`ANALYZE taken_project`);
  return taken;
}
