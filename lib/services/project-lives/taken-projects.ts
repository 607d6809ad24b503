import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectTables } from '@/lib/services/projects/project-shape';

/** The condition that this run takes `project`: its first one on a day that may change it, or after its days came to count differently. */
export const isTaken = sql`EXISTS (SELECT FROM taken_project AS taken WHERE taken.id = project.id)`;

/** The first notice of an end is told so many days before it. A day more, because zones differ by up to one. */
const DAYS_AHEAD = 7 + 1;

/** A `resource` of `project` whose end was accepted. */
const hasAcceptedEnd = (until: Sql) => sql`EXISTS (SELECT FROM resource WHERE resource.project_id = project.id
  AND resource.termination_accepted_at IS NOT NULL AND resource.state <> 'TERMINATED' AND ${until})`;

/** Days count in projects with a date, and in those with a resource whose end was accepted. */
const hasDays = sql`(project.start_date IS NOT NULL OR project.end_date IS NOT NULL OR ${hasAcceptedEnd(sql`TRUE`)})`;

/** Whether the days since the last run may change a project whose fields stayed as they were: it began, its end is near or over, or that of a resource is. */
function isNearADate(now: Date): Sql {
  const day = sql`${now}::timestamptz::date`;
  return sql`(project.end_date <= ${day} + ${DAYS_AHEAD}::int
    OR project.start_date BETWEEN coalesce((SELECT min(day.taken_on) FROM project_day AS day), '-infinity') AND ${day} + 1
    OR ${hasAcceptedEnd(sql`resource.end_date <= ${day}`)})`;
}

/** The first run of a day in its zone that may change it, or since its days came to count differently. */
function isDue(now: Date): Sql {
  return sql`(CASE WHEN project.life_taken_at IS NULL THEN ${hasDays} ELSE ${isNearADate(now)}
    AND (SELECT day.taken_on FROM project_day AS day WHERE day.zone = life.zone) IS DISTINCT FROM life.today END)`;
}

/** The condition that a `project` has expired, and was not deleted. */
export function hasExpired(now: Date): Sql {
  return sql`NOT project.is_removed AND project.end_date <= ${now}::timestamptz::date + 1 AND life.state = 'expired'`;
}

/** Projects with orders that go on by the clock, or complete by themselves, and with invitations that wait for the start. */
const projectsOfMovingOrders = sql`(
  SELECT invited.project_id FROM invitation AS invited WHERE invited.state = 'project'
  UNION ALL
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
      SELECT project.id, project.life_taken_at, life.zone, ${isDue(now)} AS is_due FROM ${projectTables(now)}
      WHERE NOT project.is_removed AND (${isDue(now)} OR (${hasExpired(now)})
        OR project.id IN ${projectsOfMovingOrders})
      ORDER BY project.id FOR NO KEY UPDATE OF project), noted AS (
      UPDATE project SET life_taken_at = ${now}::timestamptz FROM held
      WHERE project.id = held.id AND held.is_due AND held.life_taken_at IS NULL),
    passed AS (
      INSERT INTO project_day (zone, taken_on, taken_at)
      SELECT known.zone, (${now}::timestamptz AT TIME ZONE known.zone)::date, ${now}::timestamptz
      FROM (SELECT zone FROM project_day UNION SELECT zone FROM held WHERE is_due) AS known
      ON CONFLICT (zone) DO UPDATE SET taken_on = excluded.taken_on, taken_at = excluded.taken_at
      WHERE excluded.taken_on <> project_day.taken_on)
    INSERT INTO taken_project (id) SELECT id FROM held WHERE is_due`);
  await db.$executeRaw(sql`ANALYZE taken_project`);
  return taken;
}
