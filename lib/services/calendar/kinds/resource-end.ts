import { isVisibleProject } from '@/lib/auth/visible-projects';
import { REMINDERS_OPTION } from '@/lib/contracts/marketplace/reminder-schedule';
import { resourcePage } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectToday, projectZone } from '@/lib/db/project-life';
import { calendarKind } from '@/lib/services/calendar/calendar-kind';

type Facts = { uuid: string; name: string; project: string; offering: string; schedule: unknown };

/** The end dates of the resources that the caller sees; one that was terminated before its end date has none to come. */
export const resourceEnd = calendarKind<Facts>({
  kind: 'resource',
  find: (ctx, from) => sql`
    SELECT resource.id AS object_id, resource.end_date::timestamp AT TIME ZONE project.zone AS at, resource.end_date AS day,
      json_build_object('uuid', resource.id, 'name', resource.name, 'project', project.name, 'offering', offering.name,
        'schedule', offering.plugin_options -> ${REMINDERS_OPTION}::text) AS facts
    FROM (${visibleProjects(ctx, from)}) AS project
    JOIN resource ON resource.project_id = project.id JOIN offering ON offering.id = resource.offering_id
    WHERE resource.end_date >= project.first_day AND (resource.state <> 'TERMINATED' OR resource.end_date <= project.today)`,
  textsOf: ({ name, offering, project, schedule, uuid }, { reminderDays }) => ({
    title: `Resource ends: ${name}`,
    details: [offering, project],
    page: resourcePage(uuid),
    alarms: reminderDays(schedule),
  }),
});

/** The projects that the caller sees, each with its days, which cost too much to find once more for every resource. */
function visibleProjects(ctx: Ctx, from: Date): Sql {
  return sql`
    SELECT project.id, project.name, ${projectZone} AS zone, ${projectToday(ctx.now)} AS today,
      (${from}::timestamptz AT TIME ZONE ${projectZone})::date AS first_day
    FROM project WHERE NOT project.is_removed AND ${isVisibleProject(ctx, sql`project.id`)} OFFSET 0`;
}
