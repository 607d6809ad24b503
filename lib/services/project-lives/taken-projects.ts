import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectTables } from '@/lib/services/projects/project-shape';

/** The condition that this run takes `project`: its first one on a day in its zone, or after its days came to count differently. */
export const isTaken = sql`EXISTS (SELECT FROM taken_project AS taken WHERE taken.id = project.id)`;

/** Days count in projects with a date, and in those with a resource whose end was accepted. */
const hasDays = sql`(project.start_date IS NOT NULL OR project.end_date IS NOT NULL OR EXISTS (SELECT FROM resource
  WHERE resource.project_id = project.id AND resource.termination_accepted_at IS NOT NULL AND resource.state <> 'TERMINATED'))`;

/** The first run of a day in its zone, or since its days came to count differently. */
const isDue = sql`(${hasDays} AND (project.life_taken_at IS NULL
  OR (SELECT day.taken_on FROM project_day AS day WHERE day.zone = life.zone) IS DISTINCT FROM life.today))`;

/** The condition that a `project` has expired, and was not deleted. */
export function hasExpired(now: Date): Sql {
  return sql`NOT project.is_removed AND project.end_date <= ${now}::timestamptz::date + 1 AND life.state = 'expired'`;
}

/** Projects with orders that go on by the clock, or complete by themselves. */
const projectsOfMovingOrders = sql`(
  SELECT waiting.project_id FROM marketplace_order AS waiting WHERE waiting.state IN ('PENDING_PROJECT', 'PENDING_START_DATE')
  UNION ALL
  SELECT begun.project_id FROM marketplace_order AS begun JOIN offering ON offering.id = begun.offering_id
  WHERE begun.state = 'EXECUTING' AND offering.plugin_options @> '{"auto_complete": true}')`;

/**
 * Notes which projects this run takes, and that it did. Until its end it holds these, those that may be deleted and those whose
 * orders may move: always projects before their orders, as whoever moves an order does. A fixed number of statements.
 */
export async function takeProjects({ db, now }: Ctx): Promise<number> {
  await db.$executeRaw(
    sql`CREATE TEMPORARY TABLE IF NOT EXISTS taken_project (id uuid PRIMARY KEY) ON COMMIT DELETE ROWS`,
  );
  const taken = await db.$executeRaw(sql`
    WITH held AS MATERIALIZED (
      SELECT project.id, project.life_taken_at, life.zone, life.today, ${isDue} AS is_due FROM ${projectTables(now)}
      WHERE NOT project.is_removed AND (${isDue} OR (${hasExpired(now)})
        OR project.id IN ${projectsOfMovingOrders})
      ORDER BY project.id FOR NO KEY UPDATE OF project), noted AS (
      UPDATE project SET life_taken_at = ${now}::timestamptz FROM held
      WHERE project.id = held.id AND held.is_due AND held.life_taken_at IS NULL),
    passed AS (
      INSERT INTO project_day (zone, taken_on, taken_at)
      SELECT zone, max(today), ${now}::timestamptz FROM held WHERE is_due GROUP BY zone
      ON CONFLICT (zone) DO UPDATE SET taken_on = excluded.taken_on, taken_at = excluded.taken_at
      WHERE excluded.taken_on <> project_day.taken_on)
    INSERT INTO taken_project (id) SELECT id FROM held WHERE is_due`);
  await db.$executeRaw(sql`ANALYZE taken_project`);
  return taken;
}
