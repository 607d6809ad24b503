import { approveOrderOperation, rejectOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { formatCount, formatDay, formatMoney, humanized } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import { orderStateName } from '@/lib/db/marketplace-names';
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
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { approveOrder } from '@/lib/services/orders/approve-order';
import { rejectOrder } from '@/lib/services/orders/reject-order';

const HOUR_MS = 3_600_000;
const DAYS_UNTIL_DUE = sql`interval '7 days'`;
const HIGH_WITHIN = sql`interval '2 days'`;
const MEDIUM_WITHIN = sql`interval '5 days'`;

/** Orders that wait for their consumer's approval for longer than USER_ACTIONS_PENDING_ORDER_HOURS. */
export const pendingOrder: ActionProvider = {
  actionType: 'pending_order',
  pluralName: 'Pending orders',
  icon: 'cart',
  appName: 'marketplace',
  providerClass: 'PendingOrderProvider',
  objectType: 'order',
  defaultSchedule: '0 */6 * * *',
  settings: ['USER_ACTIONS_PENDING_ORDER_HOURS'],
  access: { permission: 'ORDER.APPROVE', through: 'project_or_customer' },
  scopeOf: (event) => (event.type === 'orders.changed' ? scopeOfObjects(event.orderIds) : null),
  collect: (ctx, scope, facts) =>
    collectByAccess(ctx, pendingOrder, scope, (inScopes) => waitingOrders(scope, facts, inScopes)),
  objectExists: sql`EXISTS (SELECT 1 FROM marketplace_order WHERE marketplace_order.id = action.object_id)`,
  wordDescription,
  why: ({ evidence }, { timeZone }) => {
    const since = textIn(evidence, 'created');
    return since === null ? null : `Waiting since ${formatDay(since, timeZone)}`;
  },
  distinction: whatDiffers,
  facts: [
    { label: 'Order', from: ({ order_type }) => humanized(order_type.toLowerCase()), as: 'text' },
    { label: 'Ordered', from: 'created', as: 'instant' },
    { label: 'Ordered by', from: 'requested_by', as: 'text' },
    { label: 'Comment', from: 'comment', as: 'text' },
    { label: 'Order number', from: 'order_number', as: 'text' },
    { label: 'Shown because', from: ({ evidence }) => noAnswerFor(numberIn(evidence, 'hours_allowed')), as: 'text' },
    { label: 'Estimated cost', from: 'estimated_cost', as: 'money' },
  ],
  correctives: [
    viewDetails('view_order', 'View order details'),
    {
      key: 'approve_order',
      label: 'Approve order',
      category: 'approve',
      severity: 'low',
      confirmation_required: true,
      permission: 'ORDER.APPROVE',
      path: approveOrderOperation.path,
      consequence: 'The order proceeds and is removed from every approver’s list.',
      metadata: whatIsOrdered,
      run: async (ctx, { object_id: uuid }) => {
        const { state } = await approveOrder(ctx, { uuid });
        return { message: 'The order is approved.', metadata: { order_state: state } };
      },
    },
    {
      key: 'reject_order',
      label: 'Reject order',
      category: 'reject',
      severity: 'high',
      confirmation_required: true,
      permission: 'ORDER.REJECT',
      path: rejectOrderOperation.path,
      consequence:
        'The order is rejected permanently and removed from every approver’s list. It must be ordered again.',
      metadata: whatIsOrdered,
      run: async (ctx, { object_id: uuid }) => {
        const { state } = await rejectOrder(ctx, { uuid });
        return { message: 'The order is rejected.', metadata: { order_state: state } };
      },
    },
  ],
  sample,
};

function noAnswerFor(hours: number | null): string | null {
  return hours === null ? null : `No answer for ${formatCount(hours, 'hour', 'hours')}`;
}

/** Two orders of one offering in one project have the same title. */
function whatDiffers({ evidence, resource_name }: ActionSubject): string {
  const [requester, cost] = [textIn(evidence, 'requested_by'), textIn(evidence, 'estimated_cost')];
  const parts = [
    requester === null ? '' : `Ordered by ${requester}`,
    resource_name,
    cost === null ? '' : `Cost ${formatMoney(cost)}`,
    textIn(evidence, 'order_number') ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function whatIsOrdered({ order_type, offering_type, evidence }: ActionSubject) {
  return { order_type, offering_type, estimated_cost: evidence['estimated_cost'] ?? null };
}

function waitingOrders(scope: RefreshScope, { now, settings }: ProviderFacts, inScopes: Sql): Facts {
  const at = sql`${now}::timestamptz`;
  const hoursAllowed = sql`${settings.USER_ACTIONS_PENDING_ORDER_HOURS}::int`;
  const due = sql`waiting.created + ${DAYS_UNTIL_DUE}`;
  return {
    object: sql`waiting.id`,
    says: {
      title: sql`'Approve pending order: ' || offering.name`,
      urgency_rank: sql`CASE WHEN ${due} <= ${at} + ${HIGH_WITHIN} THEN 3 WHEN ${due} <= ${at} + ${MEDIUM_WITHIN} THEN 2 ELSE 1 END`,
      due_date: due,
      evidence: sql`jsonb_build_object('created', waiting.created, 'hours_allowed', ${hoursAllowed},
        'state', ${orderStateName(sql`waiting.state`)}, 'estimated_cost', trim_scale(waiting.cost)::text,
        'requested_by', nullif(creator.full_name, ''), 'order_number', waiting.external_id,
        'comment', nullif(waiting.request_comment, ''))`,
      route_name: sql`'marketplace-orders.details'`,
      route_params: sql`jsonb_build_object('order_uuid', waiting.id)`,
      related_object_name: sql`coalesce(resource.name, offering.name)`,
      order_type: sql`waiting.order_type`,
      ...inProject,
      ...ofOffering,
      ...ofResource,
    },
    from: sql`marketplace_order AS waiting
      JOIN offering ON offering.id = waiting.offering_id
      JOIN project ON project.id = waiting.project_id AND NOT project.is_removed
      JOIN customer ON customer.id = project.customer_id
      LEFT JOIN resource ON resource.id = waiting.resource_id
      LEFT JOIN user_account AS creator ON creator.id = waiting.created_by_id
      WHERE waiting.state = 'PENDING_CONSUMER' AND waiting.created < ${at} - make_interval(hours => ${hoursAllowed})
        ${ofObjects(scope, sql`waiting.id`)} ${inScopes}`,
  };
}

function wordDescription(now: Date): Sql {
  const days = sql`floor(extract(epoch FROM ${now}::timestamptz - (action.evidence->>'created')::timestamptz) / 86400)::int`;
  return sql`'Waiting for approval for ' || CASE ${days} WHEN 0 THEN 'less than a day' WHEN 1 THEN '1 day' ELSE ${days} || ' days' END || '.'`;
}

/** Orders in every state and of every age. */
async function sample({ db, now, projects, offerings }: SampleWorld): Promise<void> {
  const [offering] = offerings;
  if (offering === undefined) return;
  const states = ['PENDING_CONSUMER', 'PENDING_PROVIDER', 'EXECUTING', 'ERRED', 'DONE'];
  const orders = projects.flatMap(({ id: project_id }) =>
    states.flatMap((state) =>
      [0, 30, 80, 200].map((hours) => {
        const created = new Date(now.getTime() - hours * HOUR_MS);
        return { project_id, offering_id: offering.id, order_type: 'CREATE', state, created, modified: created };
      }),
    ),
  );
  await db.order.createMany({ data: orders });
}
