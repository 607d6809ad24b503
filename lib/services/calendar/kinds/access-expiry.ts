import { requirePerson } from '@/lib/auth/require';
import { accessRequirementPage } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { isLiveApproval } from '@/lib/services/access/live-approval';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { episodeOf } from '@/lib/services/access-notices/episode-of';
import { calendarKind } from '@/lib/services/calendar/calendar-kind';

type Facts = { requirement_id: string; label: string; reminders: string[] };

/** When the caller's access by each requirement expires, at the latest; what never expires is not in it. */
export const accessExpiry = calendarKind<Facts>({
  kind: 'access',
  find: (ctx) => {
    const userId = sql`${requirePerson(ctx).userId}::uuid`;
    return sql`
      SELECT requirement.id AS object_id, held.until AS at, NULL::date AS day,
        json_build_object('requirement_id', requirement.id, 'label', ${requirementLabel}, 'reminders', (
          SELECT coalesce(json_agg(reminder.scheduled_for ORDER BY reminder.scheduled_for), '[]') FROM reminder
          WHERE reminder.kind = ${renewalKind} AND reminder.object_id = requirement.id AND reminder.recipient_id = ${userId}
            AND reminder.episode = ${episodeOf(sql`held.until`)} AND reminder.status = 'SCHEDULED'
            AND reminder.scheduled_for > ${ctx.now}::timestamptz)) AS facts
      FROM (
        SELECT approval.requirement_id, max(approval.expired_on) AS until FROM access_approval AS approval
        WHERE approval.accessor_id = ${userId} AND ${isLiveApproval(sql`approval`, ctx.now)}
        GROUP BY approval.requirement_id HAVING bool_and(approval.expired_on IS NOT NULL)) AS held
      JOIN access_requirement AS requirement ON requirement.id = held.requirement_id`;
  },
  textsOf: ({ label, reminders, requirement_id }) => ({
    title: `Access expires: ${label}`,
    details: [],
    page: accessRequirementPage(requirement_id),
    alarms: reminders.map((at) => new Date(at)),
  }),
});
