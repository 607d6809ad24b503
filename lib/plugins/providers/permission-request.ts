import { liveRoles } from '@/lib/auth/live-roles';
import {
  approvePermissionRequestOperation,
  rejectPermissionRequestOperation,
} from '@/lib/contracts/members/permission-requests';
import { formatDay } from '@/lib/core/wording';
import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownName } from '@/lib/db/shown-name';
import { addFactRows, type Facts, factRows } from '@/lib/plugins/providers/desired-actions';
import { textIn } from '@/lib/plugins/providers/evidence';
import { inProject } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import { mayHaveActions } from '@/lib/plugins/providers/is-allowed';
import type { ActionProvider, RefreshScope, SampleWorld } from '@/lib/plugins/providers/provider';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { givenRole } from '@/lib/services/invitation-lives/given-role';
import { mayAddRole } from '@/lib/services/invitations/may-add';
import { approvePermissionRequest } from '@/lib/services/permission-requests/approve-permission-request';
import { rejectPermissionRequest } from '@/lib/services/permission-requests/reject-permission-request';
import { requestTables } from '@/lib/services/permission-requests/request-row';

const DAY_MS = 86_400_000;
const DAYS_UNTIL_DUE = sql`interval '168 hours'`;
const MEDIUM_AFTER = sql`interval '72 hours'`;

/** Requests to join a project or an organisation, for those who may add the role that is asked for. */
export const permissionRequest: ActionProvider = {
  actionType: 'permission_request',
  pluralName: 'Requests to join',
  icon: 'user',
  appName: 'invitations',
  providerClass: 'PermissionRequestProvider',
  objectType: 'permission_request',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  // Which permission it takes, in which place and for which role, is said by each request alone.
  access: {
    through: 'own',
    isOwner: (row, { grant }) => {
      const inPlace = (
        butBy?: string,
      ) => sql`CASE WHEN ${row}.project_id IS NULL THEN ${grant('customer', 'CUSTOMER.CREATE_PERMISSION', butBy)}
        ELSE ${grant('project_or_customer', 'PROJECT.CREATE_PERMISSION', butBy)} END`;
      return sql`(CASE coalesce((SELECT role.name FROM ${requestTables} WHERE asked.id = ${row}.object_id AND asked.state = 'pending'
          AND asked.created_by_id <> ${row}.user_id), '')
        WHEN '' THEN FALSE WHEN 'PROJECT_MANAGER' THEN ${inPlace('PROJECT_MANAGER')} ELSE ${inPlace()} END)`;
    },
  },
  scopeOf: (event) => (event.type === 'permission_requests.changed' ? scopeOfObjects(event.requestIds) : null),
  collect: (ctx, scope, { now }) => collect(ctx, scope, now),
  objectExists: sql`EXISTS (SELECT 1 FROM permission_request WHERE permission_request.id = action.object_id)`,
  wordDescription: null,
  why: ({ evidence }, { timeZone }) => {
    const since = textIn(evidence, 'created');
    return since === null ? null : `Waiting since ${formatDay(since, timeZone)}`;
  },
  distinction: ({ evidence }) => textIn(evidence, 'role') ?? '',
  facts: [
    { label: 'Asked by', from: 'asked_by', as: 'text' },
    { label: 'Asked', from: 'created', as: 'instant' },
    { label: 'Role', from: 'role', as: 'text' },
    { label: 'Project', from: 'project_name', as: 'text' },
    { label: 'About the project', from: 'project_description', as: 'text' },
  ],
  correctives: [
    viewDetails('view_request', 'View request'),
    {
      key: 'approve',
      label: 'Approve',
      category: 'approve',
      severity: 'low',
      confirmation_required: true,
      permission: null,
      path: approvePermissionRequestOperation.path,
      consequence: ({ evidence }) => {
        const role = textIn(evidence, 'role');
        const gets = role === null ? 'the role' : `the role “${role}”`;
        if (textIn(evidence, 'creates_project') === null) return `The person who asked gets ${gets}.`;
        return `A project is created for the person who asked, in which they get ${gets}.`;
      },
      run: async (ctx, { object_id: uuid }) => {
        const { state } = await approvePermissionRequest(ctx, { uuid, comment: '' });
        return { message: 'The request is approved.', metadata: { request_state: state } };
      },
    },
    {
      key: 'reject',
      label: 'Reject',
      category: 'reject',
      severity: 'high',
      confirmation_required: true,
      permission: null,
      path: rejectPermissionRequestOperation.path,
      consequence: 'The person who asked gets no role, and is notified.',
      run: async (ctx, { object_id: uuid }) => {
        const { state } = await rejectPermissionRequest(ctx, { uuid, comment: '' });
        return { message: 'The request is rejected.', metadata: { request_state: state } };
      },
    },
  ],
  sample,
};

/** Each request is a place of its own: whom it concerns depends on the role that it asks for. Two statements. */
async function collect({ db, now }: Pick<Ctx, 'db' | 'now'>, scope: RefreshScope, at: Date): Promise<void> {
  const facts = pendingRequests(scope, at);
  const ofScope = scope.userIds === undefined ? empty : sql`AND holder.id = ANY(${[...scope.userIds]}::uuid[])`;
  await db.$executeRaw(addFactRows(factRows(facts.object, facts)));
  await db.$executeRaw(sql`
    INSERT INTO desired_user (user_id, place)
    SELECT DISTINCT holder.id, asked.id
    FROM desired_action AS fact JOIN ${requestTables} ON asked.id = fact.object_id
    JOIN ${liveRoles(now)} AS reached ON reached.customer_id = customer.id OR reached.project_id = project.id
    JOIN user_account AS holder ON holder.id = reached.user_id AND ${mayHaveActions(sql`holder`)}
    WHERE holder.id <> asked.created_by_id AND ${mayAddRole(sql`holder.id`, now)} ${ofScope}`);
}

function pendingRequests(scope: RefreshScope, now: Date): Facts {
  const at = sql`${now}::timestamptz`;
  const due = sql`asked.created + ${DAYS_UNTIL_DUE}`;
  const place = sql`coalesce(project.name, customer.name)`;
  return {
    object: sql`asked.id`,
    says: {
      title: sql`${shownName(sql`asker`)} || ' asks to join ' || ${place}`,
      description: sql`CASE WHEN link.auto_create_project THEN 'A new project, as ' ELSE 'As ' END || ${givenRole} || '.'`,
      urgency_rank: sql`CASE WHEN ${due} < ${at} THEN 3 WHEN asked.created + ${MEDIUM_AFTER} <= ${at} THEN 2 ELSE 1 END`,
      due_date: due,
      evidence: sql`jsonb_build_object('created', asked.created, 'asked_by', nullif(asker.full_name, ''), 'role', ${givenRole},
        'creates_project', CASE WHEN link.auto_create_project THEN 'yes' END, 'project_name', nullif(asked.project_name, ''), 'project_description', nullif(asked.project_description, ''))`,
      route_name: sql`'permission-request-details'`,
      route_params: sql`jsonb_build_object('request_uuid', asked.id)`,
      related_object_name: place,
      ...inProject,
    },
    from: sql`${requestTables} JOIN user_account AS asker ON asker.id = asked.created_by_id
      WHERE asked.state = 'pending' AND NOT customer.archived ${ofObjects(scope, sql`asked.id`)}`,
  };
}

/** Requests for roles in projects and customers by several people, and one that was decided. */
async function sample({ db, now, people, projects }: SampleWorld): Promise<void> {
  const inProjects = await db.role.findUniqueOrThrow({ where: { name: 'PROJECT_MANAGER' } });
  const inCustomers = await db.role.findUniqueOrThrow({ where: { name: 'CUSTOMER_SUPPORT' } });
  const askers = people.filter(({ full_name }) => full_name !== '');
  for (const [at, { customer_id, id: project_id }] of projects.entries()) {
    const asker = askers[at % askers.length];
    if (asker === undefined) continue;
    const place = at % 2 === 0 ? { project_id, role_id: inProjects.id } : { customer_id, role_id: inCustomers.id };
    const link = await db.groupInvitation.create({ data: { ...place, created: now, modified: now } });
    const created = new Date(now.getTime() - at * 4 * DAY_MS);
    const asked = { group_invitation_id: link.id, created_by_id: asker.id, created };
    await db.permissionRequest.create({ data: asked });
    await db.permissionRequest.create({ data: { ...asked, state: 'rejected', reviewed_at: now } });
  }
}
