import { liveRoles } from '@/lib/auth/live-roles';
import { closeCustomerReviewOperation, closeProjectReviewOperation } from '@/lib/contracts/members/permission-reviews';
import { env } from '@/lib/core/env';
import { formatLongDay } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { textIn } from '@/lib/plugins/providers/evidence';
import { inProject } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type {
  ActionProvider,
  ActionSubject,
  Corrective,
  RefreshScope,
  SampleWorld,
} from '@/lib/plugins/providers/provider';
import { taskDue, taskUrgency } from '@/lib/plugins/providers/task-urgency';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { closeCustomerReview } from '@/lib/services/reviews/close-customer-review';
import { closeProjectReview } from '@/lib/services/reviews/close-project-review';

const DAY_MS = 86_400_000;

type Reviewed = { is_pending: boolean };
type Close = (ctx: Ctx, given: { uuid: string }) => Promise<Reviewed>;

const view = viewDetails('view_review', 'View review');
const ofProject = closing(closeProjectReviewOperation.path);
const ofCustomer = closing(closeCustomerReviewOperation.path);

/** Open reviews of who has access to a project or an organisation. */
export const permissionReview: ActionProvider = {
  actionType: 'permission_review',
  pluralName: 'Role reviews',
  icon: 'key',
  appName: 'permissions',
  providerClass: 'PermissionReviewProvider',
  objectType: 'permission_review',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  access: { through: 'customer', permission: 'CUSTOMER.UPDATE_PERMISSION' },
  scopeOf: (event) => (event.type === 'reviews.changed' ? scopeOfObjects(event.reviewIds) : null),
  collect: (ctx, scope, { now }) =>
    collectByAccess(ctx, permissionReview, scope, (inScopes) => openReviews(scope, now, inScopes)),
  objectExists: sql`EXISTS (SELECT 1 FROM permission_review AS review LEFT JOIN project ON project.id = review.project_id
    WHERE review.id = action.object_id AND project.is_removed IS NOT TRUE)`,
  wordDescription,
  why: () => null,
  distinction: ({ project_uuid }) => (project_uuid === null ? 'Organisation' : ''),
  facts: [
    { label: 'Opened', from: 'opened', as: 'instant' },
    { label: 'Last reviewed', from: lastReviewed, as: 'text' },
  ],
  correctives: [view, ofProject],
  getCorrectiveActions: (_person, { project_uuid }) => [view, project_uuid === null ? ofCustomer : ofProject],
  sample,
};

/** The same for projects and organisations but for the call behind it. */
function closing(path: string): Corrective {
  return {
    key: 'close_review',
    label: 'Close review',
    category: 'approve',
    severity: 'low',
    confirmation_required: true,
    permission: 'CUSTOMER.UPDATE_PERMISSION',
    permissionIn: 'customer',
    path,
    consequence: 'Everyone keeps the access that they have. The next review opens in 90 days.',
    run: async (ctx, { object_id: uuid, project_uuid }) => {
      const close: Close = project_uuid === null ? closeCustomerReview : closeProjectReview;
      const { is_pending } = await close(ctx, { uuid });
      return { message: 'The review is closed. Everyone keeps their access.', metadata: { is_pending } };
    },
  };
}

function lastReviewed({ evidence }: Pick<ActionSubject, 'evidence'>): string {
  const day = textIn(evidence, 'last_reviewed_on');
  return day === null ? 'Never' : formatLongDay(day);
}

function openReviews(scope: RefreshScope, now: Date, inScopes: Sql): Facts {
  const name = sql`coalesce(project.name, customer.name)`;
  return {
    object: sql`review.id`,
    says: {
      title: sql`'Review who has access: ' || ${name}`,
      urgency_rank: taskUrgency(sql`review.created`, now),
      due_date: taskDue(sql`review.created`),
      evidence: sql`jsonb_build_object('opened', review.created,
        'last_reviewed_on', (last.closed AT TIME ZONE ${env.HEED_TIME_ZONE})::date)`,
      route_name: sql`'permission-review-details'`,
      route_params: sql`jsonb_build_object('review_uuid', review.id)`,
      related_object_name: name,
      ...inProject,
    },
    from: sql`permission_review AS review
      LEFT JOIN project ON project.id = review.project_id
      JOIN customer ON customer.id = coalesce(review.customer_id, project.customer_id) AND NOT customer.archived
      LEFT JOIN LATERAL (SELECT max(earlier.closed) AS closed FROM permission_review AS earlier
        WHERE earlier.reviewer_id IS NOT NULL
          AND (earlier.project_id = review.project_id OR earlier.customer_id = review.customer_id)) AS last ON true
      WHERE review.closed IS NULL AND project.is_removed IS NOT TRUE ${ofObjects(scope, sql`review.id`)} ${inScopes}`,
  };
}

/** By who has access when it is read. */
function wordDescription(now: Date): Sql {
  const countIn = (isThere: Sql) =>
    sql`(SELECT count(DISTINCT held.user_id) FROM ${liveRoles(now)} AS held WHERE ${isThere})`;
  const lastDay = sql`(action.evidence->>'last_reviewed_on')::date`;
  return sql`(SELECT CASE have.people WHEN 1 THEN '1 person has' ELSE have.people || ' people have' END || ' access, '
      || CASE WHEN ${lastDay} IS NULL THEN 'never reviewed.' ELSE 'last reviewed on ' || to_char(${lastDay}, 'FMDD FMMonth YYYY') || '.' END
    FROM (SELECT CASE WHEN action.project_id IS NULL THEN ${countIn(sql`held.customer_id = action.customer_id`)}
      ELSE ${countIn(sql`held.project_id = action.project_id`)} END AS people OFFSET 0) AS have)`;
}

/** Somebody whose role in the first project ends within a day: fewer people have access then. */
async function addLeaver(db: SampleWorld['db'], now: Date, [project]: SampleWorld['projects']): Promise<void> {
  const role = await db.role.findUnique({ where: { name: 'PROJECT_MEMBER' } });
  if (project === undefined || role === null) return;
  const username = `leaver-${project.id}`;
  const person = { email: `${username}@example.org`, username, full_name: 'Leaver', created: now, modified: now };
  // Suspended people keep their roles, and have no actions.
  const { id: user_id } = await db.user.create({ data: { ...person, status: 'suspended', suspended_at: now } });
  const held = { user_id, role_id: role.id, project_id: project.id, created: now };
  await db.userRole.create({ data: { ...held, expiration_time: new Date(now.getTime() + DAY_MS) } });
}

/** A review of every project and customer, opened at several times; one that was closed; and one of a removed project. */
async function sample({ db, now, customers, people, projects }: SampleWorld): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const [reviewer] = people;
  const places = [
    ...projects.map(({ id: project_id }) => ({ project_id })),
    ...customers.map(({ id: customer_id }) => ({ customer_id })),
  ];
  const reviews = places.flatMap((place, at) => [
    { ...place, created: before(at * 12) },
    ...(at % 2 === 0 && reviewer !== undefined
      ? [{ ...place, created: before(200), closed: before(150), reviewer_id: reviewer.id }]
      : []),
  ]);
  await db.permissionReview.createMany({ data: reviews });
  await addLeaver(db, now, projects);
  const [{ customer_id } = { customer_id: '' }] = projects;
  const removed = { customer_id, name: 'Removed', is_removed: true, removed_at: now, created: now, modified: now };
  const { id: project_id } = await db.project.create({ data: removed });
  await db.permissionReview.create({ data: { project_id, created: now } });
}
