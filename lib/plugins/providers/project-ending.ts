import { createEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import { acceptProjectEndOperation, undoAcceptProjectEndOperation } from '@/lib/contracts/projects/ends';
import { changeProjectOperation } from '@/lib/contracts/projects/projects';
import type { DomainEvent } from '@/lib/core/events';
import { formatLongDay, humanized } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { textIn } from '@/lib/plugins/providers/evidence';
import { inProject } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, ActionSubject, RefreshScope, SampleWorld } from '@/lib/plugins/providers/provider';
import { ladderOf } from '@/lib/plugins/providers/reminder-ladder';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { askToExtendProject } from '@/lib/services/end-date-requests/ask-to-extend-project';
import { isLetAsk } from '@/lib/services/end-date-requests/may-ask';
import { acceptEnd } from '@/lib/services/projects/accept-end';
import { extendProject } from '@/lib/services/projects/extend-project';
import { projectTables } from '@/lib/services/projects/project-shape';

const DAY_MS = 86_400_000;
const SCHEDULE = [30, 14, 7, 1];
const [FROM_DAYS] = SCHEDULE;
const anyVersion = { requireVersion: () => undefined };

/** Projects that end within 30 days, are in grace, or have ended and are not deleted yet. */
export const projectEnding: ActionProvider = {
  actionType: 'project_ending',
  pluralName: 'Projects that end',
  icon: 'folder',
  appName: 'projects',
  providerClass: 'ProjectEndingProvider',
  objectType: 'project',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  access: { through: 'project_or_customer', permission: 'PROJECT.UPDATE' },
  scopeOf,
  collect: (ctx, scope, { now }) =>
    collectByAccess(ctx, projectEnding, scope, (inScopes) => endingProjects(scope, now, inScopes)),
  objectExists: sql`EXISTS (SELECT 1 FROM project WHERE project.id = action.object_id AND NOT project.is_removed)`,
  wordDescription,
  why: ({ evidence }) => whyShown(textIn(evidence, 'effective_end_date')),
  distinction: null,
  facts: [
    { label: 'End date', from: 'end_date', as: 'day' },
    { label: 'Last day with grace', from: lastDayWithGrace, as: 'day' },
    { label: 'Time zone', from: 'time_zone', as: 'text' },
    { label: 'State', from: ({ evidence }) => humanized(String(evidence['state'])), as: 'text' },
  ],
  correctives: [
    viewDetails('view_project', 'View project'),
    {
      key: 'extend_project',
      label: 'Extend project',
      category: 'extend',
      severity: 'low',
      confirmation_required: true,
      permission: 'PROJECT.DELETE',
      permissionIn: 'customer',
      method: 'PATCH',
      path: changeProjectOperation.path,
      consequence: 'Its end date moves forward by the usual extension of projects.',
      run: async (ctx, { object_id: uuid }) => {
        const { end_date } = await extendProject(ctx, uuid);
        return { message: `The project now ends on ${formatLongDay(end_date)}.`, metadata: { end_date } };
      },
    },
    {
      key: 'ask_to_extend',
      label: 'Ask to extend',
      category: 'contact',
      severity: 'low',
      confirmation_required: true,
      permission: 'PROJECT.UPDATE',
      onlyWithout: { permission: 'PROJECT.DELETE', in: 'customer' },
      offeredWhen: (
        row,
        now,
      ) => sql`${isLetAsk(row, now)} AND NOT EXISTS (SELECT 1 FROM end_date_change_request AS asked
        WHERE asked.project_id = ${row}.object_id AND asked.state = 'pending')`,
      path: createEndDateRequestOperation.path,
      consequence: 'The owners of the organisation are asked for the usual extension.',
      run: async (ctx, { object_id: uuid }) => {
        const { requested_end_date } = await askToExtendProject(ctx, uuid);
        const message = `You asked for ${formatLongDay(requested_end_date)}. You’ll be notified of the owners’ decision.`;
        return { message, metadata: { requested_end_date } };
      },
    },
    {
      key: 'let_it_end',
      label: 'Let it end',
      category: 'terminate',
      severity: 'high',
      confirmation_required: true,
      permission: 'PROJECT.DELETE',
      permissionIn: 'customer',
      path: acceptProjectEndOperation.path,
      undoPath: undoAcceptProjectEndOperation.path,
      consequence: 'It ends on its end date with all of its resources, and no one is reminded again.',
      run: async (ctx, { object_id: uuid }) => {
        const { end_date } = await acceptEnd(ctx, { uuid }, anyVersion);
        return { message: 'The project ends. No one is reminded again.', metadata: { end_date } };
      },
    },
  ],
  sample,
};

function scopeOf(event: DomainEvent): RefreshScope | null {
  const isConcerned = event.type === 'projects.changed' || event.type === 'end_date_requests.changed';
  return isConcerned ? scopeOfObjects(event.projectIds) : null;
}

function whyShown(lastDay: string | null): string | null {
  return lastDay === null ? null : `Its last day is ${formatLongDay(lastDay)}`;
}

function lastDayWithGrace({ evidence }: ActionSubject): string | null {
  const lastDay = textIn(evidence, 'effective_end_date');
  return lastDay === textIn(evidence, 'end_date') ? null : lastDay;
}

function endingProjects(scope: RefreshScope, now: Date, inScopes: Sql): Facts {
  const { ranks } = ladderOf(SCHEDULE);
  return {
    object: sql`project.id`,
    says: {
      title: sql`'Project ending: ' || project.name`,
      urgency_rank: sql`CASE WHEN life.state IN ('in_grace', 'expired') OR life.days_until_end < 0 THEN 3
        ELSE (${ranks}::int[])[life.days_until_end + 1] END`,
      due_date: sql`(life.effective_end_date + 1)::timestamp AT TIME ZONE life.zone - interval '1 millisecond'`,
      evidence: sql`jsonb_build_object('end_date', project.end_date, 'effective_end_date', life.effective_end_date,
        'time_zone', life.zone, 'state', life.state)`,
      route_name: sql`'project-details'`,
      route_params: sql`jsonb_build_object('project_uuid', project.id)`,
      related_object_name: sql`project.name`,
      ...inProject,
    },
    from: sql`${projectTables(now)}
      WHERE NOT project.is_removed AND NOT customer.archived AND project.end_date IS NOT NULL AND project.end_accepted_at IS NULL
        AND life.days_until_end <= ${FROM_DAYS}::int ${ofObjects(scope, sql`project.id`)} ${inScopes}`,
  };
}

/** By the days that are left when it is read. */
function wordDescription(now: Date): Sql {
  const inLongForm = (day: Sql) => sql`to_char(${day}, 'FMDD FMMonth YYYY')`;
  return sql`(SELECT CASE
    WHEN dated.today > dated.last_day OR (dated.today > dated.end_date AND dated.last_day = dated.end_date)
      THEN 'Project ended on ' || ${inLongForm(sql`dated.end_date`)} || '.'
    WHEN dated.today > dated.end_date THEN 'Project is in grace until ' || ${inLongForm(sql`dated.last_day`)} || '.'
    WHEN dated.today = dated.end_date THEN 'Project ends today.'
    WHEN dated.today + 1 = dated.end_date THEN 'Project ends tomorrow.'
    ELSE 'Project ends in ' || dated.end_date - dated.today || ' days.' END
  FROM (SELECT (action.evidence->>'end_date')::date AS end_date, (action.evidence->>'effective_end_date')::date AS last_day,
    (${now}::timestamptz AT TIME ZONE (action.evidence->>'time_zone'))::date AS today OFFSET 0) AS dated)`;
}

/** Projects that end soon, are in grace, ended, end much later, or whose end is accepted. */
async function sample({ db, now, projects }: SampleWorld): Promise<void> {
  const today = Date.parse(now.toISOString().slice(0, 10));
  for (const [at, { customer_id, id }] of projects.entries()) {
    const ends = [3, 20, 31, -2].map((days) => new Date(today + days * DAY_MS));
    await db.project.update({ where: { id }, data: { end_date: ends[at % 2] ?? null, grace_period_days: at } });
    const made = { customer_id, created: now, modified: now };
    const others = ends.map((end_date, number) => ({ ...made, name: `sample-${at}-${number}`, end_date }));
    await db.project.createMany({
      data: [
        ...others.map((project) => ({ ...project, grace_period_days: 5 })),
        { ...made, name: `accepted-${at}`, end_date: ends[0] ?? null, end_accepted_at: now },
      ],
    });
  }
}
