import { askToExtendRoleOperation } from '@/lib/contracts/members/user-roles';
import { env } from '@/lib/core/env';
import { formatDay } from '@/lib/core/wording';
import { empty, type Sql, sql } from '@/lib/db/client';
import { rolesClosedBecause } from '@/lib/db/closed-customer';
import { projectLife } from '@/lib/db/project-life';
import { roleWords } from '@/lib/db/role-name';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { textIn } from '@/lib/plugins/providers/evidence';
import { inProject } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope, SampleWorld } from '@/lib/plugins/providers/provider';
import { ladderOf } from '@/lib/plugins/providers/reminder-ladder';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { askToExtendRole } from '@/lib/services/members/ask-to-extend-role';

const DAY_MS = 86_400_000;
const SCHEDULE = [14, 7, 1];
const [FROM_DAYS] = SCHEDULE;

/** Roles in projects and organisations that end within 14 days, for their holders. */
export const roleExpiring: ActionProvider = {
  actionType: 'role_expiring',
  pluralName: 'Roles that expire',
  icon: 'user',
  appName: 'members',
  providerClass: 'RoleExpiringProvider',
  objectType: 'user_role',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  access: { through: 'own', isOwner: (row, roles) => roles.isLive(sql`${row}.object_id`) },
  scopeOf: (event) => (event.type === 'role_places.changed' ? scopeOfObjects(event.roleIds) : null),
  collect: (ctx, scope, { now }) => collectByAccess(ctx, roleExpiring, scope, () => endingRoles(scope, now)),
  objectExists: sql`EXISTS (SELECT 1 FROM user_role AS held LEFT JOIN project ON project.id = held.project_id
    WHERE held.id = action.object_id AND project.is_removed IS NOT TRUE)`,
  wordDescription,
  why: ({ evidence }, { timeZone }) => {
    const end = textIn(evidence, 'expiration_time');
    return end === null ? null : `It ends on ${formatDay(end, timeZone)}`;
  },
  distinction: null,
  facts: [
    { label: 'Role', from: 'role', as: 'text' },
    { label: 'In', from: 'scope', as: 'text' },
    { label: 'Ends', from: 'expiration_time', as: 'instant' },
  ],
  correctives: [
    viewDetails('view_role', 'View role'),
    {
      key: 'ask_to_extend',
      label: 'Ask to extend',
      category: 'contact',
      severity: 'low',
      confirmation_required: true,
      permission: null,
      path: askToExtendRoleOperation.path,
      offeredWhen: canBeAsked,
      consequence: 'Those who can change your role are asked to let you keep it longer.',
      run: async (ctx, { object_id: uuid }) => {
        await askToExtendRole(ctx, { uuid });
        return { message: 'You asked to keep the role longer.' };
      },
    },
  ],
  sample,
};

/** Whether the holder of the role of a row may ask now: in a place that is open, and not for a second time within a day. */
function canBeAsked(row: Sql, now: Date): Sql {
  return sql`EXISTS (SELECT 1 FROM user_role AS held LEFT JOIN project ON project.id = held.project_id
    JOIN customer ON customer.id = coalesce(held.customer_id, project.customer_id) ${projectLife(now)}
    WHERE held.id = ${row}.object_id AND ${rolesClosedBecause} IS NULL
      AND (held.extension_asked_at IS NULL OR held.extension_asked_at <= ${now}::timestamptz - interval '24 hours'))`;
}

/** The zone of person `holder`. */
const zone = sql`usable_zone(holder.time_zone, ${env.HEED_TIME_ZONE})`;

function endingRoles(scope: RefreshScope, now: Date): Facts {
  const { ranks } = ladderOf(SCHEDULE);
  const at = sql`${now}::timestamptz`;
  const ofHolders = scope.userIds === undefined ? empty : sql`AND held.user_id = ANY(${scope.userIds}::uuid[])`;
  const daysLeft = sql`least((held.expiration_time AT TIME ZONE ${zone})::date - (${at} AT TIME ZONE ${zone})::date, ${FROM_DAYS}::int)`;
  const place = sql`coalesce(project.name, customer.name)`;
  return {
    object: sql`held.id`,
    owner: sql`held.user_id`,
    says: {
      title: sql`'Your role ends: ' || ${roleWords} || ' in ' || ${place}`,
      urgency_rank: sql`(${ranks}::int[])[${daysLeft} + 1]`,
      due_date: sql`held.expiration_time`,
      evidence: sql`jsonb_build_object('role', ${roleWords}, 'scope', ${place}, 'expiration_time', held.expiration_time)`,
      route_name: sql`'role-details'`,
      route_params: sql`jsonb_build_object('role_uuid', held.id)`,
      related_object_name: place,
      ...inProject,
    },
    from: sql`user_role AS held JOIN role ON role.id = held.role_id
      JOIN user_account AS holder ON holder.id = held.user_id
      LEFT JOIN project ON project.id = held.project_id
      JOIN customer ON customer.id = coalesce(held.customer_id, project.customer_id)
      WHERE held.is_active AND held.expiration_time > ${at} AND held.expiration_time <= ${at} + make_interval(days => ${FROM_DAYS}::int)
        AND project.is_removed IS NOT TRUE AND NOT customer.archived ${ofObjects(scope, sql`held.id`)} ${ofHolders}`,
  };
}

/** By the days that are left when it is read, in the zone of its person. */
function wordDescription(now: Date): Sql {
  return sql`(SELECT CASE dated.days WHEN 0 THEN 'It ends today' WHEN 1 THEN 'It ends in 1 day' ELSE 'It ends in ' || dated.days || ' days' END
      || ', on ' || to_char(dated.ends, 'FMDD FMMonth YYYY, HH24:MI') || '.'
    FROM (SELECT local.ends, greatest(local.ends::date - local.now::date, 0) AS days
      FROM (SELECT (action.evidence->>'expiration_time')::timestamptz AT TIME ZONE ${zone} AS ends,
          ${now}::timestamptz AT TIME ZONE ${zone} AS now
        FROM user_account AS holder WHERE holder.id = action.user_id OFFSET 0) AS local) AS dated)`;
}

/** Roles that end soon, later, for good, or have ended, in a project and in its customer. */
async function sample({ db, now, people, projects }: SampleWorld): Promise<void> {
  const [project] = projects;
  if (project === undefined) return;
  const roleOf = async (name: string) => (await db.role.findUniqueOrThrow({ where: { name } })).id;
  const [inProjects, inCustomers] = [await roleOf('PROJECT_ADMIN'), await roleOf('CUSTOMER_SUPPORT')];
  const ends = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const held = people.slice(0, 3).flatMap(({ id: user_id }, at) => [
    {
      user_id,
      role_id: inProjects,
      project_id: project.id,
      expiration_time: ends([0.5, 5, 20][at] ?? 1),
      created: now,
    },
    {
      user_id,
      role_id: inCustomers,
      customer_id: project.customer_id,
      expiration_time: ends([13, -1, 2][at] ?? 1),
      created: now,
    },
  ]);
  await db.userRole.createMany({ data: held });
}
