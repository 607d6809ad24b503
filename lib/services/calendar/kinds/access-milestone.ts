import { requirePerson } from '@/lib/auth/require';
import { accessRequirementPage } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { calendarKind } from '@/lib/services/calendar/calendar-kind';

type Facts = { requirement_id: string; label: string; milestone: string };

/** When the caller will be reminded to renew access. */
export const accessMilestone = calendarKind<Facts>({
  kind: 'milestone',
  find: (ctx, from) => sql`
    SELECT reminder.id AS object_id, reminder.scheduled_for AS at, NULL::date AS day,
      json_build_object('requirement_id', reminder.object_id, 'label', ${requirementLabel}, 'milestone', reminder.milestone) AS facts
    FROM reminder JOIN access_requirement AS requirement ON requirement.id = reminder.object_id
    WHERE reminder.kind = ${renewalKind} AND reminder.recipient_id = ${requirePerson(ctx).userId}::uuid
      AND reminder.status = 'SCHEDULED' AND reminder.scheduled_for >= ${from}::timestamptz`,
  textsOf: ({ label, milestone, requirement_id }) => ({
    title: `Reminder to renew access: ${label}`,
    details: [`Access expires in ${milestone}.`],
    page: accessRequirementPage(requirement_id),
  }),
});
