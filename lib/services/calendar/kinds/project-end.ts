import { isVisibleProject } from '@/lib/auth/visible-projects';
import { projectPage } from '@/lib/core/routes';
import { formatLongDay } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import { projectLife } from '@/lib/db/project-life';
import { calendarKind } from '@/lib/services/calendar/calendar-kind';

type Facts = { uuid: string; name: string; customer: string; end_date: string; has_grace: boolean };

/** When notices of the end are sent. */
const NOTICE_DAYS = [7, 1];

/** The last days of the projects that the caller sees, with grace. */
export const projectEnd = calendarKind<Facts>({
  kind: 'project',
  find: (ctx, from) => sql`
    SELECT project.id AS object_id, life.effective_end_date::timestamp AT TIME ZONE life.zone AS at,
      life.effective_end_date AS day,
      json_build_object('uuid', project.id, 'name', project.name, 'customer', customer.name, 'end_date', project.end_date,
        'has_grace', life.grace > 0) AS facts
    FROM project JOIN customer ON customer.id = project.customer_id ${projectLife(ctx.now)}
    WHERE project.end_date IS NOT NULL AND NOT project.is_removed AND ${isVisibleProject(ctx, sql`project.id`)}
      AND life.effective_end_date >= (${from}::timestamptz AT TIME ZONE life.zone)::date`,
  textsOf: ({ customer, end_date, has_grace, name, uuid }) => ({
    title: `Project ends: ${name}`,
    details: [customer, has_grace ? `In grace from the day after ${formatLongDay(end_date)}.` : ''],
    page: projectPage(uuid),
    alarms: NOTICE_DAYS,
  }),
});
