import {
  keepResourceOperation,
  renewResourceOperation,
  terminateResourceOperation,
} from '@/lib/contracts/marketplace/marketplace';
import type { DomainEvent } from '@/lib/core/events';
import { formatList, formatPlainDay } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { numberIn, textIn } from '@/lib/plugins/providers/evidence';
import { inProject, ofOffering, ofResource } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type {
  ActionProvider,
  ActionSubject,
  ProviderFacts,
  RefreshScope,
  SampleWorld,
} from '@/lib/plugins/providers/provider';
import { remindOfResources } from '@/lib/plugins/providers/remind-of-resources';
import { ladderOf, scheduleOf } from '@/lib/plugins/providers/reminder-ladder';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { isOpenOrder } from '@/lib/services/orders/open-orders';
import { formatEnd } from '@/lib/services/resources/format-end';
import { renewResource } from '@/lib/services/resources/renew-resource';
import { terminateResource } from '@/lib/services/resources/terminate-resource';

const DAY_MS = 86_400_000;

/** An offering's own reminder schedule as JSON text, `null` without one. */
const ownSchedule = sql`coalesce((offering.plugin_options->'resource_expiration_reminders')::text, 'null')`;

const access = { permission: null, through: 'project' } as const;

/** Prepaid resources whose end comes within their reminder schedule, or is past by no more than USER_ACTIONS_OVERDUE_DAYS. */
export const expiringResource: ActionProvider = {
  actionType: 'expiring_resource',
  pluralName: 'Expiring resources',
  icon: 'hourglass',
  appName: 'marketplace',
  providerClass: 'ExpiringResourceProvider',
  objectType: 'resource',
  defaultSchedule: '0 */6 * * *',
  settings: ['USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS', 'USER_ACTIONS_OVERDUE_DAYS'],
  access,
  scopeOf,
  collect: async (ctx, scope, facts) => {
    const ladders = await readLadders(ctx, facts);
    await collectByAccess(ctx, expiringResource, scope, (inScopes) => endingResources(scope, facts, ladders, inScopes));
  },
  remind: (tx, refreshed) => remindOfResources(tx, refreshed, access),
  objectExists: sql`EXISTS (SELECT 1 FROM resource WHERE resource.id = action.object_id)`,
  wordDescription,
  why: whyShown,
  distinction: ({ offering_name }) => offering_name,
  facts: [
    { label: 'End date', from: endInItsZone, as: 'text' },
    { label: 'Reminders', from: formatReminders, as: 'text' },
    { label: 'Shown because', from: whyShown, as: 'text' },
  ],
  correctives: [
    viewDetails('view_resource', 'View resource details'),
    {
      key: 'renew_resource',
      label: 'Renew resource',
      category: 'extend',
      severity: 'low',
      confirmation_required: true,
      permission: 'RESOURCE.SET_END_DATE',
      path: renewResourceOperation.path,
      consequence: (subject) => `${ending(subject)} Renewing extends it by the renewal period of its offering.`,
      metadata: offeringType,
      run: async (ctx, { object_id: uuid }) => {
        const { end_date } = await renewResource(ctx, { uuid });
        return { message: `The resource now ${formatEnd(end_date)}.`, metadata: { end_date } };
      },
    },
    {
      key: 'terminate_resource',
      label: 'Terminate resource',
      category: 'terminate',
      severity: 'high',
      confirmation_required: true,
      permission: 'RESOURCE.TERMINATE',
      path: terminateResourceOperation.path,
      consequence: (subject) => `${ending(subject)} It won’t be renewed, and no more reminders are sent.`,
      undoPath: keepResourceOperation.path,
      metadata: offeringType,
      run: async (ctx, { object_id: uuid }) => {
        const { end_date } = await terminateResource(ctx, { uuid });
        const message = `The resource ${formatEnd(end_date)}. You will not be reminded again.`;
        return { message, metadata: { end_date } };
      },
    },
  ],
  sample,
};

function whyShown({ evidence }: ActionSubject): string {
  const days = numberIn(evidence, 'reminder_days');
  if (days === null) return 'Past its end date';
  return days === 0 ? 'Reached its last-day reminder' : `Reached its ${days}-day reminder`;
}

function endInItsZone({ evidence }: ActionSubject): string | null {
  const [day, zone] = [textIn(evidence, 'end_date'), textIn(evidence, 'time_zone')];
  if (day === null) return null;
  return zone === null ? formatPlainDay(day) : `${formatPlainDay(day)} (${zone})`;
}

function formatReminders({ evidence: { schedule } }: ActionSubject): string | null {
  return Array.isArray(schedule) ? `${formatList(schedule.map(String))} days before the end` : null;
}

function ending({ evidence, days_until_due: daysLeft }: ActionSubject): string {
  const day = textIn(evidence, 'end_date');
  if (day === null) return '';
  return `It ${daysLeft !== null && daysLeft < 0 ? 'ended' : 'ends'} on ${formatPlainDay(day)}.`;
}

function offeringType({ offering_type }: ActionSubject) {
  return { offering_type };
}

function scopeOf(event: DomainEvent): RefreshScope | null {
  if (event.type === 'resources.changed' || event.type === 'orders.changed') return scopeOfObjects(event.resourceIds);
  return null;
}

/** The schedules in use, each with its ladder, as JSON for the query below: a handful, however many offerings there are. */
async function readLadders(ctx: Ctx, { settings }: ProviderFacts): Promise<string> {
  const rows = await ctx.db.$queryRaw<{ own: string }[]>(sql`SELECT DISTINCT ${ownSchedule} AS own FROM offering`);
  const ladders = rows.map(({ own }) => {
    const schedule = scheduleOf(JSON.parse(own), settings.USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS);
    return { own, schedule, longest: schedule[0], ...ladderOf(schedule) };
  });
  return JSON.stringify(ladders);
}

function endingResources(scope: RefreshScope, facts: ProviderFacts, ladders: string, inScopes: Sql): Facts {
  const overdueDays = sql`${facts.settings.USER_ACTIONS_OVERDUE_DAYS}::int`;
  return {
    with: sql`WITH ladder AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(${ladders}::jsonb) AS given (own text, schedule jsonb, longest int, ranks int[], reminders int[])
      ), prepaid AS MATERIALIZED (
        SELECT offering.id, offering.name, offering.offering_type, ladder.schedule, ladder.longest, ladder.ranks, ladder.reminders
        FROM offering
        JOIN ladder ON ladder.own = ${ownSchedule}
        WHERE EXISTS (SELECT 1 FROM offering_component AS part WHERE part.offering_id = offering.id AND part.is_prepaid)
      ), ending AS (${nearTheirEnd(scope, facts, overdueDays, inScopes)})`,
    object: sql`resource.id`,
    says: {
      title: sql`'Resource expiring: ' || resource.name`,
      urgency_rank: sql`CASE WHEN resource.days_left < 0 THEN 3 ELSE offering.ranks[resource.days_left + 1] END`,
      due_date: sql`(resource.end_date + 1)::timestamp AT TIME ZONE resource.zone - interval '1 millisecond'`,
      evidence: sql`jsonb_build_object('end_date', resource.end_date, 'time_zone', resource.zone, 'schedule', offering.schedule,
        'reminder_days', CASE WHEN resource.days_left >= 0 THEN offering.reminders[resource.days_left + 1] END)`,
      route_name: sql`'marketplace-resource-details'`,
      route_params: sql`jsonb_build_object('resource_uuid', resource.id)`,
      related_object_name: sql`resource.name`,
      ...inProject,
      ...ofOffering,
      ...ofResource,
    },
    from: sql`ending AS resource
      JOIN prepaid AS offering ON offering.id = resource.offering_id
        AND resource.days_left BETWEEN -${overdueDays} AND offering.longest
      CROSS JOIN LATERAL (SELECT resource.project_id AS id, resource.project_name AS name) AS project
      JOIN customer ON customer.id = resource.customer_id`,
  };
}

/** Resources near their end, each with the days that are left in its project's zone. */
function nearTheirEnd(scope: RefreshScope, { now, timeZone }: ProviderFacts, overdueDays: Sql, inScopes: Sql): Sql {
  const zone = sql`usable_zone(project.time_zone, ${timeZone})`;
  return sql`
    SELECT resource.id, resource.name, resource.end_date, resource.offering_id, project.id AS project_id,
      project.name AS project_name, project.customer_id, ${zone} AS zone,
      resource.end_date - (${now}::timestamptz AT TIME ZONE ${zone})::date AS days_left
    FROM resource
    JOIN project ON project.id = resource.project_id AND NOT project.is_removed
    WHERE resource.state = 'OK' AND resource.termination_accepted_at IS NULL
      AND resource.end_date BETWEEN ${now}::timestamptz::date - ${overdueDays} - 2
        AND ${now}::timestamptz::date + (SELECT max(longest) FROM ladder) + 2
      AND NOT EXISTS (
        SELECT 1 FROM marketplace_order AS busy WHERE busy.resource_id = resource.id
          AND ${isOpenOrder(sql`busy`)})
      ${ofObjects(scope, sql`resource.id`)} ${inScopes}`;
}

function wordDescription(now: Date): Sql {
  const days = sql`(action.evidence->>'end_date')::date - (${now}::timestamptz AT TIME ZONE (action.evidence->>'time_zone'))::date`;
  return sql`(SELECT CASE
    WHEN days = 0 THEN 'Resource expires today.'
    WHEN days = 1 THEN 'Resource expires tomorrow.'
    WHEN days > 1 THEN 'Resource will expire in ' || days || ' days.'
    WHEN days = -1 THEN 'Resource expired 1 day ago.'
    ELSE 'Resource expired ' || -days || ' days ago.' END FROM (SELECT ${days} AS days OFFSET 0) AS counted)`;
}

/** Resources that end soon, late and never. */
async function sample({ db, now, projects, offerings }: SampleWorld): Promise<void> {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const [offering] = offerings;
  if (offering === undefined) return;
  const resources = [-40, -3, 0, 1, 12, 90, null].flatMap((endsIn, at) =>
    projects.flatMap(({ id: project_id }) =>
      ['OK', 'UPDATING'].map((state) => ({
        project_id,
        offering_id: offering.id,
        name: `sample-${at}`,
        state,
        end_date: endsIn === null ? null : new Date(today + endsIn * DAY_MS),
        created: now,
        modified: now,
      })),
    ),
  );
  await db.resource.createMany({ data: resources });
}
