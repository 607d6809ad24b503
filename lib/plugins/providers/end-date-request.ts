import {
  approveEndDateRequestOperation,
  rejectEndDateRequestOperation,
} from '@/lib/contracts/projects/end-date-requests';
import type { DomainEvent } from '@/lib/core/events';
import { formatDay, formatLongDay } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import { shownName } from '@/lib/db/shown-name';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { textIn } from '@/lib/plugins/providers/evidence';
import { inProject } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope, SampleWorld } from '@/lib/plugins/providers/provider';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { approveEndDateRequest } from '@/lib/services/end-date-requests/approve-end-date-request';
import { rejectEndDateRequest } from '@/lib/services/end-date-requests/reject-end-date-request';

const DAY_MS = 86_400_000;
const DAYS_UNTIL_DUE = sql`interval '168 hours'`;
const MEDIUM_AFTER = sql`interval '72 hours'`;

/** Requests for another end date of a project, for those who may decide them. */
export const endDateRequest: ActionProvider = {
  actionType: 'end_date_request',
  pluralName: 'End date requests',
  icon: 'calendar',
  appName: 'projects',
  providerClass: 'EndDateRequestProvider',
  objectType: 'end_date_change_request',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  access: {
    through: 'customer',
    permission: 'PROJECT.DELETE',
    except: (row) => sql`EXISTS (SELECT 1 FROM end_date_change_request AS own
      WHERE own.id = ${row}.object_id AND own.created_by_id = ${row}.user_id)`,
  },
  scopeOf,
  collect: (ctx, scope, { now }) =>
    collectByAccess(ctx, endDateRequest, scope, (inScopes) => pendingRequests(scope, now, inScopes)),
  objectExists: sql`EXISTS (SELECT 1 FROM end_date_change_request AS asked JOIN project ON project.id = asked.project_id
    WHERE asked.id = action.object_id AND NOT project.is_removed)`,
  wordDescription: null,
  why: ({ evidence }, { timeZone }) => {
    const since = textIn(evidence, 'created');
    return since === null ? null : `Waiting since ${formatDay(since, timeZone)}`;
  },
  distinction: ({ evidence }) => {
    const day = textIn(evidence, 'requested_end_date');
    return day === null ? '' : `Until ${formatLongDay(day)}`;
  },
  facts: [
    { label: 'Asked by', from: 'asked_by', as: 'text' },
    { label: 'Asked', from: 'created', as: 'instant' },
    { label: 'End date now', from: 'end_date', as: 'day' },
    { label: 'End date asked for', from: 'requested_end_date', as: 'day' },
    { label: 'Comment', from: 'comment', as: 'text' },
  ],
  correctives: [
    viewDetails('view_request', 'View request'),
    {
      key: 'approve',
      label: 'Approve',
      category: 'approve',
      severity: 'low',
      confirmation_required: true,
      permission: 'PROJECT.DELETE',
      permissionIn: 'customer',
      path: approveEndDateRequestOperation.path,
      consequence: ({ evidence }) => {
        const day = textIn(evidence, 'requested_end_date');
        return day === null ? 'The end date moves.' : `The project then ends on ${formatLongDay(day)}.`;
      },
      run: async (ctx, { object_id: uuid }) => {
        const { requested_end_date, state } = await approveEndDateRequest(ctx, { uuid, comment: '' });
        const message = `The project now ends on ${formatLongDay(requested_end_date)}.`;
        return { message, metadata: { request_state: state } };
      },
    },
    {
      key: 'reject',
      label: 'Reject',
      category: 'reject',
      severity: 'high',
      confirmation_required: true,
      permission: 'PROJECT.DELETE',
      permissionIn: 'customer',
      path: rejectEndDateRequestOperation.path,
      consequence: 'The end date stays as it is, and the person who asked is notified.',
      run: async (ctx, { object_id: uuid }) => {
        const { state } = await rejectEndDateRequest(ctx, { uuid, comment: '' });
        return { message: 'The request is rejected.', metadata: { request_state: state } };
      },
    },
  ],
  sample,
};

function scopeOf(event: DomainEvent): RefreshScope | null {
  return event.type === 'end_date_requests.changed' ? scopeOfObjects(event.requestIds) : null;
}

function pendingRequests(scope: RefreshScope, now: Date, inScopes: Sql): Facts {
  const at = sql`${now}::timestamptz`;
  const due = sql`asked.created + ${DAYS_UNTIL_DUE}`;
  const inLongForm = (day: Sql) => sql`to_char(${day}, 'FMDD FMMonth YYYY')`;
  const asks = sql`CASE WHEN project.end_date IS NULL THEN ' asks to end the project on '
    ELSE ' asks to move the end from ' || ${inLongForm(sql`project.end_date`)} || ' to ' END`;
  return {
    object: sql`asked.id`,
    says: {
      title: sql`'End date asked for: ' || project.name`,
      description: sql`${shownName(sql`asker`)} || ${asks} || ${inLongForm(sql`asked.requested_end_date`)} || '.'
        || CASE asked.comment WHEN '' THEN '' ELSE ' ' || asked.comment END`,
      urgency_rank: sql`CASE WHEN ${due} < ${at} THEN 3 WHEN asked.created + ${MEDIUM_AFTER} <= ${at} THEN 2 ELSE 1 END`,
      due_date: due,
      evidence: sql`jsonb_build_object('created', asked.created, 'asked_by', nullif(asker.full_name, ''),
        'end_date', project.end_date, 'requested_end_date', asked.requested_end_date, 'comment', nullif(asked.comment, ''))`,
      route_name: sql`'end-date-request-details'`,
      route_params: sql`jsonb_build_object('request_uuid', asked.id)`,
      related_object_name: sql`project.name`,
      ...inProject,
    },
    from: sql`end_date_change_request AS asked
      JOIN project ON project.id = asked.project_id AND NOT project.is_removed
      JOIN customer ON customer.id = project.customer_id AND NOT customer.archived
      JOIN user_account AS asker ON asker.id = asked.created_by_id
      WHERE asked.state = 'pending' ${ofObjects(scope, sql`asked.id`)} ${inScopes}`,
  };
}

/** A request in every project, one by each of several people, and one that was decided. */
async function sample({ db, now, people, projects }: SampleWorld): Promise<void> {
  const askers = people.filter(({ full_name }) => full_name !== '');
  const requests = projects.flatMap(({ id: project_id }, at) => {
    const asker = askers[at % askers.length];
    if (asker === undefined) return [];
    const created = new Date(now.getTime() - at * 4 * DAY_MS);
    const asked = { project_id, requested_end_date: new Date('2027-06-30'), created_by_id: asker.id, created };
    return [asked, { ...asked, state: 'rejected', reviewed_at: now }];
  });
  await db.endDateChangeRequest.createMany({ data: requests });
}
