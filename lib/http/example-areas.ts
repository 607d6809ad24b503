import { apiPath } from '@/lib/core/routes';
import { EXAMPLE_ID } from '@/lib/http/example-values';

const settings = {
  USER_ACTIONS_NOTIFICATION_THRESHOLD: 5,
  USER_ACTIONS_EXECUTION_RETENTION_DAYS: 90,
  USER_ACTIONS_OVERDUE_DAYS: 30,
  PROJECT_EXTENSION_MONTHS: 12,
  ALERTS_REOPEN_MINUTES: 60,
  ALERTS_STORM_PER_MINUTE: 100,
  NOTIFICATIONS_IMPORT_ERRORS: 5,
  RULE_SNAPSHOTS_RETENTION_DAYS: 30,
  SUBMISSIONS_RETENTION_DAYS: 365,
  REMINDERS_RETENTION_DAYS: 1095,
};

/** The address of a place that people are invited to. */
const exampleProject = `https://heed.example.org${apiPath('projects')}01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9b/`;

/** What fields of a name hold in one area of the API, where that is not what they usually hold. */
export const exampleAreas: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'checklists-admin-questions': {
    checklist: `https://heed.example.org${apiPath('checklists-admin')}${EXAMPLE_ID}/`,
    description: 'Does the project store personal data?',
  },
  'checklists-admin-question-options': {
    question: `https://heed.example.org${apiPath('checklists-admin-questions')}${EXAMPLE_ID}/`,
    label: 'In Estonia',
  },
  deliveries: { reason: '', digest: null, note: '' },
  imports: {
    status: 'succeeded',
    source: 'api',
    counts: { order: { created: 212, updated: 20, unchanged: 8, failed: 0 } },
    message: 'Must be a date, for example 2026-11-22.',
  },
  'ingest-sources': { name: 'Prometheus' },
  'marketplace-orders': {
    external_id: 'order-1042',
    resource_uuid: null,
    resource_name: '',
    consumer_reviewed_at: null,
  },
  'marketplace-resources': { external_id: 'resource-77', name: 'Archive bucket', state: 'OK' },
  notifications: {
    type: 'order_exception',
    title: 'Order 1042 has unmatched products',
    message: 'From Service desk: Object storage XL',
    // Alerts live below the same address.
    resolution_notes: '',
    acknowledged_by: null,
    snoozed_until: null,
    by_type: { order_exception: 4, import_failure: 8 },
  },
  'order-sync': { status: 'succeeded' },
  'scheduled-rules': {
    name: 'Suspend whoever has not signed in for a year',
    description: '',
    action: { key: 'suspend_user', config: {} },
    filters: { all: [{ key: 'user_status', config: { status: 'active' } }] },
    schedule: { cron: '20 3 * * *', time_zone: 'Europe/Helsinki' },
  },
  settings,
  'user-group-invitations': {
    role: 'PROJECT.MEMBER',
    scope: exampleProject,
    project_role: null,
    project_name_template: null,
    user_email_patterns: [],
  },
  'user-invitations': {
    role: 'PROJECT.MEMBER',
    scope: exampleProject,
    invitations: [{ email: 'ann@example.org', role: 'PROJECT.MEMBER' }],
  },
  'user-action-executions': { title: 'Approve pending order: Object storage' },
  'user-action-providers': { last_execution_status: 'success', progress: '' },
  users: { name: 'Astrid Lund', permissions: [] },
  'webhook-endpoints': { description: 'The chat of the team on call.', status: 204, reason: '' },
};
