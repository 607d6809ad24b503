import { MOST_REMINDERS } from '@/lib/contracts/access/requirements';
import { formatDay } from '@/lib/core/wording';
import { empty, type Sql, sql } from '@/lib/db/client';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { ACCESS_RENEWAL } from '@/lib/plugins/notification-kinds/access-notices';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { numberIn, peopleOf, textIn } from '@/lib/plugins/providers/evidence';
import { ofObjects } from '@/lib/plugins/providers/in-scope';
import type {
  ActionProvider,
  ActionSubject,
  ProviderFacts,
  RefreshScope,
  SampleWorld,
} from '@/lib/plugins/providers/provider';
import { reachedAt } from '@/lib/plugins/providers/reminder-ladder';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { episodeOf } from '@/lib/services/access-notices/episode-of';
import { whyStopped } from '@/lib/services/access-notices/renewal-groups';

const DAY_MS = 86_400_000;

/** Access that its submitter is to renew: of each requirement the group that expires first, from its first milestone on. */
export const accessRenewal: ActionProvider = {
  actionType: 'access_renewal',
  pluralName: 'Access to renew',
  icon: 'key',
  appName: 'access',
  providerClass: 'AccessRenewalProvider',
  objectType: 'access_requirement',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  access: {
    through: 'own',
    isOwner: (row) => sql`EXISTS (SELECT 1 FROM access_approval AS held WHERE held.requirement_id = ${row}.object_id
      AND held.submitter_id = ${row}.user_id)`,
  },
  scopeOf: (event) => (event.type === 'access.changed' ? { userIds: event.submitterIds } : null),
  collect: (ctx, scope, facts) => collectByAccess(ctx, accessRenewal, scope, () => expiringGroups(scope, facts)),
  objectExists: sql`EXISTS (SELECT 1 FROM access_requirement WHERE access_requirement.id = action.object_id)`,
  wordDescription: null,
  why: ({ evidence }, { timeZone }) => {
    const expiry = textIn(evidence, 'expired_on');
    return expiry === null ? null : `Access ends on ${formatDay(expiry, timeZone)}`;
  },
  distinction: null,
  facts: [
    { label: 'Access ends', from: 'expired_on', as: 'instant' },
    { label: 'People', from: peopleOf, as: 'text' },
    { label: 'Reminders sent', from: remindersOf, as: 'text' },
    { label: 'Next reminder', from: 'next_reminder', as: 'instant' },
  ],
  correctives: [
    viewDetails('view_access', 'View access'),
    {
      key: 'renew',
      label: 'Renew',
      category: 'extend',
      severity: 'low',
      confirmation_required: false,
      permission: null,
      consequence: 'Opens the form, prefilled with everyone who has access through you.',
    },
  ],
  sample,
};

function remindersOf({ evidence }: Pick<ActionSubject, 'evidence'>): string | null {
  const [sent, all] = [numberIn(evidence, 'reminders_sent'), numberIn(evidence, 'reminders')];
  return sent === null || all === null ? null : `${sent} of ${all}`;
}

/** The most milestones of a group: those told before its requirement got others count, too. */
const MOST_ENTRIES = 10 * MOST_REMINDERS;

/** The rank of a schedule `ladder.days`, unique and descending, with `ladder.days_left` days to go. */
const urgency = sql`(SELECT CASE WHEN reached >= (${reachedAt(3, MOST_ENTRIES)}::int[])[size] THEN 3
    WHEN reached >= (${reachedAt(2, MOST_ENTRIES)}::int[])[size] THEN 2 ELSE 1 END
  FROM (SELECT least(cardinality(ladder.days), ${MOST_ENTRIES}::int) AS size,
    (SELECT count(*) FROM unnest(ladder.days) AS entry WHERE entry >= ladder.days_left) AS reached) AS found)`;

function expiringGroups(scope: RefreshScope, { now, timeZone }: ProviderFacts): Facts {
  const at = sql`${now}::timestamptz`;
  const ofSubmitters =
    scope.userIds === undefined ? empty : sql`AND approval.submitter_id = ANY(${scope.userIds}::uuid[])`;
  const dayOf = (instant: Sql) => sql`(${instant} AT TIME ZONE ${timeZone})::date`;
  const inWords = (instant: Sql) => sql`to_char(${instant} AT TIME ZONE ${timeZone}, 'FMDD FMMonth YYYY')`;
  const group = {
    requirementId: sql`live.requirement_id`,
    submitterId: sql`live.submitter_id`,
    expiredOn: sql`live.expired_on`,
  };
  return {
    with: sql`WITH live AS MATERIALIZED (
        SELECT approval.requirement_id, approval.submitter_id, approval.expired_on, count(*)::int AS people
        FROM access_approval AS approval
        WHERE approval.state = 'APPROVED' AND approval.expired_on > ${at} ${ofSubmitters} ${ofObjects(scope, sql`approval.requirement_id`)}
        GROUP BY 1, 2, 3),
      earliest AS MATERIALIZED (
        SELECT DISTINCT ON (live.requirement_id, live.submitter_id) live.*, ${requirementLabel} AS label
        FROM live JOIN access_requirement AS requirement ON requirement.id = live.requirement_id
        WHERE (${whyStopped(group, now)}) IS NULL
        ORDER BY live.requirement_id, live.submitter_id, live.expired_on)`,
    object: sql`earliest.requirement_id`,
    owner: sql`earliest.submitter_id`,
    says: {
      title: sql`'Renew access to ' || earliest.label`,
      description: sql`'Access ends on ' || ${inWords(sql`earliest.expired_on`)} || ' for ' ||
        CASE earliest.people WHEN 1 THEN '1 person' ELSE earliest.people || ' people' END || '. ' || ladder.sent || ' of ' || ladder.count ||
        CASE WHEN ladder.count = 1 THEN ' reminder sent' ELSE ' reminders sent' END ||
        CASE WHEN ladder.next IS NULL THEN '.' ELSE ', the next on ' || ${inWords(sql`ladder.next`)} || '.' END`,
      urgency_rank: urgency,
      due_date: sql`earliest.expired_on`,
      evidence: sql`jsonb_build_object('expired_on', earliest.expired_on, 'people', earliest.people, 'reminders', ladder.count,
        'reminders_sent', ladder.sent, 'next_reminder', ladder.next, 'days_left', ladder.days_left, 'milestones', ladder.days)`,
      route_name: sql`'access-requirement-details'`,
      route_params: sql`jsonb_build_object('requirement_uuid', earliest.requirement_id)`,
      related_object_name: sql`earliest.label`,
    },
    from: sql`earliest CROSS JOIN LATERAL (
        SELECT count(DISTINCT notice.milestone)::int AS count, min(notice.scheduled_for) AS begins,
          count(*) FILTER (WHERE notice.status = 'SENT')::int AS sent,
          min(notice.scheduled_for) FILTER (WHERE notice.status = 'SCHEDULED' AND notice.scheduled_for > ${at}) AS next,
          array(SELECT DISTINCT unnest(array_agg(${dayOf(sql`earliest.expired_on`)} - ${dayOf(sql`notice.scheduled_for`)})) ORDER BY 1 DESC) AS days,
          ${dayOf(sql`earliest.expired_on`)} - ${dayOf(at)} AS days_left
        FROM reminder AS notice
        WHERE notice.kind = ${renewalKind} AND notice.object_id = earliest.requirement_id
          AND notice.recipient_id = earliest.submitter_id AND notice.episode = ${episodeOf(sql`earliest.expired_on`)}
          AND (notice.status <> 'CANCELLED' OR notice.reason NOT IN ('period_too_short', 'schedule_changed'))) AS ladder
      WHERE ladder.begins <= ${at}`,
  };
}

/** People whose access expires soon, one with a reminder sent, and others whose access lasts, whose renewal is submitted, or who have none. */
async function sample({ db, now, people }: SampleWorld): Promise<void> {
  const stamps = { created: now, modified: now };
  const requirement = await db.accessRequirement.create({ data: { name: `Sample ${crypto.randomUUID()}`, ...stamps } });
  const of = { requirement_id: requirement.id, version: 1 };
  for (const [at, { id }] of people.slice(0, 4).entries()) {
    const expired_on = new Date(now.getTime() + (at === 2 ? 300 : 20 + at) * DAY_MS);
    await db.accessApproval.create({ data: { ...of, submitter_id: id, accessor_id: id, expired_on, ...stamps } });
    const notice = {
      kind: ACCESS_RENEWAL,
      object_type: 'access_requirement',
      object_id: requirement.id,
      object_name: requirement.name,
    };
    for (const [rank, days] of [60, 30].entries()) {
      const scheduled_for = new Date(expired_on.getTime() - days * DAY_MS);
      const sent = scheduled_for < now ? { status: 'SENT', sent_at: scheduled_for } : {};
      const milestone = { milestone: `${days} days`, milestone_rank: rank, episode: expired_on.toISOString() };
      await db.reminder.create({
        data: { ...notice, ...milestone, ...sent, recipient_id: id, scheduled_for, ...stamps },
      });
    }
    if (at !== 3) continue;
    const asked = {
      requirement_id: requirement.id,
      submitter_id: id,
      requirement_version: 1,
      is_renewal: true,
      state: 'SUBMITTED',
    };
    await db.accessSubmission.create({ data: { ...asked, submitted_at: now, ...stamps } });
  }
}
