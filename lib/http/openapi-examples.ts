import { approveOrderOperation } from '@/lib/contracts/marketplace';
import { fillPath } from '@/lib/core/routes';

/** Bodies and answers of the main calls, shown in the API's documents. Tests parse each with its operation's own schemas. */
const examples: Readonly<Record<string, Example>> = {
  user_actions_list: { answer: [userAction()] },
  user_actions_read: { answer: userAction() },
  user_actions_summary: {
    answer: {
      total: 12,
      overdue: 2,
      by_urgency: { high: 3, medium: 4, low: 5 },
      by_type: { pending_order: 4, expiring_resource: 8 },
      type_labels: { pending_order: 'Pending orders', expiring_resource: 'Expiring resources' },
      stale_since: {},
    },
  },
  user_actions_silence: {
    body: { duration_days: 7, reason: 'The supplier answers next week.' },
    answer: { status: 'silenced', duration_days: 7 },
  },
  user_actions_unsilence: { answer: { status: 'unsilenced' } },
  user_actions_bulk_silence: {
    body: { duration_days: 30 },
    answer: {
      status: 'bulk_silenced',
      count: 4,
      duration_days: 30,
      undo_token: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e',
    },
  },
  user_actions_execute: {
    body: { action_label: 'Approve order' },
    answer: { action: 'completed', message: 'The order is approved.' },
  },
  user_actions_update: {
    body: { provider_action_type: 'pending_order' },
    answer: {
      status: 'scheduled',
      message: 'The refresh of pending_order is scheduled.',
      provider_action_type: 'pending_order',
    },
  },
  api_tokens_create: {
    body: { name: 'Nightly report', scope: 'read', expires_in_days: 90 },
    answer: {
      uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f',
      name: 'Nightly report',
      prefix: 'k3Jd9sQw',
      scope: 'read',
      created: '2026-11-22T10:00:00.000Z',
      last_used_at: null,
      expires_at: '2027-02-20T10:00:00.000Z',
      token: 'k3Jd9sQwExampleOfATokenThatIsShownOnlyOnce0',
    },
  },
  set_aside_messages_list: { answer: [setAsideMessage()] },
  set_aside_messages_retry: { answer: { ...setAsideMessage(), retried_at: '2026-11-22T10:15:00.000Z' } },
};

type Example = { body?: object; answer?: object };

/** The example of an operation; an empty one for most. */
export function exampleOf(operationId: string): Example {
  return examples[operationId] ?? {};
}

/** Every operation that has an example, by its id. */
export const operationsWithExample: readonly string[] = Object.keys(examples);

function userAction() {
  return {
    uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9a',
    action_type: 'pending_order',
    title: 'Approve pending order: Object storage',
    description: 'Waiting for approval for 3 days.',
    urgency: 'medium',
    due_date: '2026-11-26T09:30:00.000Z',
    is_silenced: false,
    silenced_until: null,
    is_temporarily_silenced: false,
    is_effectively_silenced: false,
    created: '2026-11-20T09:35:00.000Z',
    modified: '2026-11-22T06:00:00.000Z',
    related_object_name: 'Object storage',
    related_object_type: 'order',
    corrective_actions: [viewOrder(), approveOrder()],
    days_until_due: 4,
    route_name: 'marketplace-orders.details',
    route_params: { order_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9b' },
    project_name: 'Climate models',
    project_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9c',
    organization_name: 'University of Tartu',
    organization_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9d',
    offering_name: 'Object storage',
    offering_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da0',
    offering_type: 'Support.OfferingTemplate',
    resource_name: '',
    resource_uuid: null,
    order_type: 'Create',
    status: 'open',
    resolved_reason: null,
    resolved_at: null,
    episode: 1,
    opened_at: '2026-11-20T09:35:00.000Z',
    evidence: {
      created: '2026-11-19T09:30:00+00:00',
      hours_allowed: 24,
      state: 'pending-consumer',
      estimated_cost: '120',
      requested_by: 'Mari Maasikas',
      order_number: 'A-1042',
    },
    type_label: 'Pending orders',
    type_icon: 'cart',
    distinction: 'Ordered by Mari Maasikas · Cost 120 · A-1042',
    why: 'Waiting since 19 Nov 2026',
    facts: [
      { label: 'Order', value: 'Create' },
      { label: 'Ordered', value: 'Thu, 19 Nov 2026, 11:30 EET' },
      { label: 'Ordered by', value: 'Mari Maasikas' },
      { label: 'Order number', value: 'A-1042' },
      { label: 'Shown because', value: 'No answer for 24 hours' },
      { label: 'Estimated cost', value: '120' },
    ],
    silence: null,
  };
}

function setAsideMessage() {
  return {
    uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da1',
    topic: 'notice',
    kind: 'critical_alert',
    title: 'Disk full',
    person: null,
    reason: 'priority_rank: Invalid input: expected int, received string.',
    set_aside_at: '2026-11-22T10:00:00.000Z',
    retried_at: null,
  };
}

function viewOrder() {
  return {
    key: 'view_order',
    label: 'View order details',
    category: 'view',
    severity: 'safe',
    method: 'GET',
    api_endpoint: '',
    confirmation_required: false,
    permissions_required: [],
    metadata: {},
    route_name: 'marketplace-orders.details',
    route_params: { order_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9b' },
    consequence: '',
    undo_endpoint: '',
  };
}

function approveOrder() {
  return {
    key: 'approve_order',
    label: 'Approve order',
    category: 'approve',
    severity: 'low',
    method: 'POST',
    api_endpoint: fillPath(approveOrderOperation.path, { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9b' }),
    confirmation_required: true,
    permissions_required: ['ORDER.APPROVE'],
    metadata: { order_type: 'Create', offering_type: 'Support.OfferingTemplate', estimated_cost: '120' },
    route_name: '',
    route_params: {},
    consequence: 'The order proceeds and is removed from every approver’s list.',
    undo_endpoint: '',
  };
}
