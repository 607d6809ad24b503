import { requirePerson } from '@/lib/auth/require';
import { env } from '@/lib/core/env';
import { actionPage } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import { calendarKind } from '@/lib/services/calendar/calendar-kind';
import { isSilencedAt } from '@/lib/services/user-actions/filter-actions';
import { isEnabled } from '@/lib/services/user-actions/is-enabled';
import { heldRoles, isVisible } from '@/lib/services/user-actions/visible-actions';

/** `object_id` in the UID is the action's own id: one action stays one event, whatever it is about. */
type Facts = { uuid: string; title: string; project: string; customer: string };

/** What is due at the last millisecond of a day in its project's zone is due on that day. */
const afterDue = sql`((action.due_date + interval '1 millisecond')
  AT TIME ZONE usable_zone(project.time_zone, ${env.HEED_TIME_ZONE}))`;

/** When the caller's open actions are due that they see and have not snoozed. */
export const actionDue = calendarKind<Facts>({
  kind: 'action',
  find: (ctx, from) => {
    const { userId } = requirePerson(ctx);
    return sql`
      WITH ${heldRoles(userId, ctx.now)}
      SELECT action.id AS object_id, action.due_date AS at,
        CASE WHEN ${afterDue}::time = '00:00' THEN ${afterDue}::date - 1 END AS day,
        json_build_object('uuid', action.id, 'title', action.title, 'project', action.project_name,
          'customer', action.customer_name) AS facts
      FROM user_action AS action LEFT JOIN project ON project.id = action.project_id
      WHERE action.user_id = ${userId}::uuid AND action.status = 'open' AND action.due_date >= ${from}::timestamptz
        AND NOT ${isSilencedAt(ctx.now)} AND ${isEnabled} AND ${isVisible}`;
  },
  textsOf: ({ customer, project, title, uuid }) => ({ title, details: [project, customer], page: actionPage(uuid) }),
});
