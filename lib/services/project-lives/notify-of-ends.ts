import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectEnding } from '@/lib/plugins/notification-kinds/project-ending';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';
import { projectTables } from '@/lib/services/projects/project-shape';

type Told = {
  user_id: string;
  projects: { uuid: string; name: string; last_day: string; is_in_grace: boolean }[];
  key: string;
};

/** The hour in the recipient's zone from which notices of the day are sent. */
const HOUR = 10;

/**
 * Notifies everybody in a project, and the owners of its customer, that it ends: 7 days and 1 day before its last day, and on
 * the first day of its grace; one message a person and day for all their projects. Of a date that is near only the last
 * notice due is sent. Each is sent once for each end date. Says how many people were notified.
 */
export async function notifyOfEnds(tx: Ctx): Promise<number> {
  const told = await tx.db.$queryRaw<Told[]>(sql`
    WITH due AS (
      SELECT project.id, project.name, life.effective_end_date AS last_day, life.is_in_grace_period AS is_in_grace, project.customer_id,
        CASE WHEN life.days_until_end <= 1 THEN 1 WHEN life.is_in_grace_period THEN 0 ELSE 7 END AS milestone
      FROM ${projectTables(tx.now)}
      WHERE NOT project.is_removed AND project.end_date IS NOT NULL AND project.end_accepted_at IS NULL
        AND life.state IN ('end_date_set', 'in_grace') AND (life.days_until_end <= 7 OR life.is_in_grace_period)),
    people AS (
      SELECT DISTINCT due.id, held.user_id FROM due
      JOIN user_role AS held ON held.project_id = due.id OR held.customer_id = due.customer_id
      JOIN role ON role.id = held.role_id
      WHERE held.is_active AND (held.expiration_time IS NULL OR held.expiration_time > ${tx.now}::timestamptz)
        AND (held.project_id IS NOT NULL OR role.name = 'CUSTOMER_OWNER')),
    noted AS (
      INSERT INTO project_end_notice (project_id, user_id, last_day, milestone, created)
      SELECT due.id, people.user_id, due.last_day, due.milestone, ${tx.now}::timestamptz
      FROM due JOIN people ON people.id = due.id
      JOIN user_account AS person ON person.id = people.user_id AND person.status = 'active' AND NOT person.is_service_account
      WHERE extract(hour FROM ${tx.now}::timestamptz AT TIME ZONE usable_zone(person.time_zone, ${env.HEED_TIME_ZONE})) >= ${HOUR}
      ON CONFLICT DO NOTHING
      RETURNING project_id, user_id)
    SELECT noted.user_id, min(noted.user_id::text || ':' || due.id || ':' || due.last_day || ':' || due.milestone) AS key,
      jsonb_agg(jsonb_build_object('uuid', due.id, 'name', due.name, 'last_day', due.last_day, 'is_in_grace', due.is_in_grace)
        ORDER BY due.last_day, due.name, due.id) AS projects
    FROM noted JOIN due ON due.id = noted.project_id
    GROUP BY noted.user_id`);
  const messages = told.map(({ key, projects, user_id }) =>
    messageOf(projectEnding, { projects }, { to: user_id, dedupeKey: `project_ending:${key}` }),
  );
  await queueMessages(tx, messages);
  return told.length;
}
