import { isLive } from '@/lib/auth/live-roles';
import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectEnding } from '@/lib/plugins/notification-kinds/project-ending';
import { endsOnDayOfSetting } from '@/lib/services/ledger/end-reminders';
import { isTaken } from '@/lib/services/project-lives/taken-projects';
import { projectTables } from '@/lib/services/projects/project-shape';

/** The milestones of `project` with the days on which they begin in its zone; of two on one day, the one that is told ranks higher. */
const milestones = sql`(VALUES
  ('7 days', life.effective_end_date - 7, 0),
  ('grace', CASE WHEN life.grace > 0 THEN project.end_date + 1 END, 1),
  ('1 day', life.effective_end_date - 1, 2)) AS milestone (name, day, place)`;

/** The first 10:00 in the reader's zone after the day of the milestone has begun in the project's. */
const itsHour = sql`(SELECT CASE WHEN same_day.at >= began.at THEN same_day.at
    ELSE (began.day + 1 + time '10:00') AT TIME ZONE reader.zone END
  FROM (SELECT (due.day::timestamp AT TIME ZONE due.zone) AS at, ((due.day::timestamp AT TIME ZONE due.zone) AT TIME ZONE reader.zone)::date AS day) AS began
  CROSS JOIN LATERAL (SELECT (began.day + time '10:00') AT TIME ZONE reader.zone AS at) AS same_day)`;

/**
 * Plans the reminders of the milestones that the projects of this run have reached, for everybody in them and the owners of their
 * customers; a date that was set later than its milestone is told at once, also one of the same day. One statement, in which OFFSET 0 keeps PostgreSQL from
 * reading the roles of all projects for those of a few, and from working out the same zone and hour again for each use.
 */
export async function planEndReminders(tx: Ctx): Promise<void> {
  const { db, now } = tx;
  const at = sql`${now}::timestamptz`;
  const planned = await db.$executeRaw(sql`
    WITH due AS MATERIALIZED (
      SELECT project.id, project.name, project.customer_id, life.zone, life.effective_end_date::text AS episode, milestone.name AS milestone,
        milestone.day, (milestone.day - date '2000-01-01') * 4 + milestone.place AS milestone_rank, project.end_date_updated_at AS set_at
      FROM ${projectTables(now)} CROSS JOIN LATERAL ${milestones}
      WHERE ${isTaken} AND NOT project.is_removed AND project.end_date IS NOT NULL AND project.end_accepted_at IS NULL
        AND (life.state <> 'expired' OR (milestone.name = '1 day' AND ${endsOnDayOfSetting})) AND milestone.day <= life.today),
    place AS MATERIALIZED (SELECT DISTINCT id, customer_id FROM due),
    people AS MATERIALIZED (
      SELECT held.place_id AS id, held.user_id, min(held.created) AS since
      FROM (
        SELECT place.id AS place_id, member.* FROM place
        CROSS JOIN LATERAL (SELECT * FROM user_role WHERE user_role.project_id = place.id OFFSET 0) AS member
        UNION ALL
        SELECT place.id, owner.* FROM place
        CROSS JOIN LATERAL (SELECT * FROM user_role WHERE user_role.customer_id = place.customer_id
          AND user_role.role_id = (SELECT role.id FROM role WHERE role.name = 'CUSTOMER_OWNER') OFFSET 0) AS owner) AS held
      WHERE ${isLive(sql`held`, now)}
      GROUP BY 1, 2)
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, milestone, milestone_rank, recipient_id, scheduled_for, created, modified)
    SELECT ${projectEnding.id}, 'project', planned.id, planned.name, planned.episode, planned.milestone, planned.milestone_rank, planned.user_id,
      planned.scheduled_for, ${at}, ${at}
    FROM (
      SELECT due.*, people.user_id, people.since, greatest(${itsHour}, due.set_at) AS scheduled_for
      FROM due JOIN people ON people.id = due.id
      JOIN (
        SELECT person.id, usable_zone(person.time_zone, ${env.HEED_TIME_ZONE}) AS zone FROM user_account AS person
        WHERE person.id IN (SELECT user_id FROM people) AND person.status = 'active' AND NOT person.is_service_account OFFSET 0
      ) AS reader ON reader.id = people.user_id
      OFFSET 0) AS planned
    WHERE planned.since <= planned.scheduled_for
    ON CONFLICT DO NOTHING`);
  if (planned > 0) tx.touch({ topic: 'reminders' });
}
