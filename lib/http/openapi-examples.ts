import { approveOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import { listFieldOf, type Operation } from '@/lib/contracts/operation';
import { fillPath } from '@/lib/core/routes';
import { areaOf } from '@/lib/http/area-of';
import { exampleAreas } from '@/lib/http/example-areas';
import { exampleOfSchema } from '@/lib/http/example-of-schema';
import { peopleExamples } from '@/lib/http/people-examples';
import { restrictionExamples } from '@/lib/http/restriction-examples';
import { ruleExamples } from '@/lib/http/rule-examples';
import { rulePartExamples } from '@/lib/http/rule-part-examples';

/** Bodies and answers that have to fit together, written by hand. Those of all other calls are made from their schemas. */
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
  ingest_alertmanager: {
    body: {
      version: '4',
      alerts: [
        {
          status: 'firing',
          labels: { alertname: 'Disk is almost full', severity: 'warning', instance: 'db-3' },
          annotations: { summary: 'Disk is almost full', description: '92 % of /var is used.' },
          startsAt: '2026-11-22T10:00:00.000Z',
          fingerprint: 'c8ab1f0b4cbd3a4d',
        },
      ],
    },
    answer: ingested(),
  },
  ingest_events: {
    body: { alert_type: 'capacity', severity: 'warning', title: 'Disk is almost full', affected_systems: ['db-3'] },
    answer: ingested(),
  },
  ingest_resend: {
    body: {
      type: 'email.delivered',
      created_at: '2026-11-22T10:00:00.000Z',
      data: { email_id: '56761188-7520-42d8-8898-ff6fc54ce618' },
    },
    answer: { status: 'recorded' },
  },
  ...peopleExamples,
  ...restrictionExamples,
  ...ruleExamples,
  ...rulePartExamples,
  set_aside_messages_list: { answer: [setAsideMessage()] },
  set_aside_messages_retry: { answer: { ...setAsideMessage(), retried_at: '2026-11-22T10:15:00.000Z' } },
};

type Example = { body?: object; answer?: unknown };

/** What an operation takes and gives, by example; what it does not take or give is left out. */
export function exampleOf(operation: Operation): Example {
  const written = examples[operation.id] ?? {};
  const values = exampleAreas[areaOf(operation)] ?? {};
  const takesFields = ['json', 'signed'].includes(operation.takes.kind) && Object.keys(operation.body.shape).length > 0;
  const givesJson = operation.status !== 204 && !['events', 'file'].includes(operation.gives.kind);
  const list = listFieldOf(operation);
  const takes = list === null ? operation.body : operation.body.shape[list];
  return {
    ...(takesFields &&
      takes !== undefined && {
        body: written.body ?? objectFrom(exampleOfSchema(takes, { side: 'request', values })),
      }),
    ...(givesJson && { answer: written.answer ?? exampleOfSchema(operation.answer, { side: 'response', values }) }),
  };
}

/** What stands for a member of a path: an id, a UUID, or a word. */
export function pathExample(operation: Operation, name: string): unknown {
  const schema = operation.params.shape[name];
  return schema === undefined ? undefined : exampleOfSchema(schema, { side: 'request', values: {} }, name);
}

function objectFrom(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function ingested() {
  return { opened: 1, reopened: 0, escalated: 0, counted: 0, rolled_up: 0, resolved: 0, not_understood: 0 };
}

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
      comment: 'Needed for the spring campaign.',
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
    reason: 'priority_rank: Must be a whole number.',
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
