import { z } from 'zod';
import { actionIcons } from '@/lib/contracts/actions/icons';
import { givenInstant, instant, orderBy, pageQuery, queryFlag, text, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const urgencies = ['high', 'medium', 'low'] as const;
export type Urgency = (typeof urgencies)[number];

export const silenceModes = ['until_date', 'until_changed', 'until_worse', 'until_due', 'forever'] as const;

export const resolvedReasons = [
  'condition_cleared',
  'executed',
  'access_lost',
  'object_removed',
  'provider_disabled',
] as const;

const correctiveCategories = [
  'view',
  'approve',
  'reject',
  'extend',
  'terminate',
  'backup',
  'migrate',
  'contact',
  'escalate',
  'configure',
  'repair',
  'monitor',
] as const;

const severities = ['safe', 'low', 'medium', 'high', 'critical'] as const;

const openObject = z.record(z.string(), z.unknown());

/** Something a person can do about an action. `key` is stable; labels may be reworded. */
export const correctiveAction = z.strictObject({
  key: z.string(),
  label: z.string(),
  category: z.enum(correctiveCategories),
  severity: z.enum(severities),
  method: z.string(),
  api_endpoint: z.string(),
  confirmation_required: z.boolean(),
  permissions_required: z.array(z.string()),
  metadata: openObject,
  route_name: z.string(),
  route_params: openObject,
  /** What happens when it is done, in a sentence or two. */
  consequence: z.string(),
  /** What to POST to take it back; empty where it cannot be taken back. */
  undo_endpoint: z.string(),
});

export type CorrectiveAction = z.output<typeof correctiveAction>;

export const userAction = z.strictObject({
  uuid,
  action_type: z.string(),
  title: z.string(),
  description: z.string(),
  urgency: z.enum(urgencies),
  due_date: instant.nullable(),
  is_silenced: z.boolean(),
  silenced_until: instant.nullable(),
  is_temporarily_silenced: z.boolean(),
  is_effectively_silenced: z.boolean(),
  created: instant,
  modified: instant,
  related_object_name: z.string(),
  related_object_type: z.string(),
  corrective_actions: z.array(correctiveAction),
  days_until_due: z.int().nullable(),
  route_name: z.string(),
  route_params: openObject,
  project_name: z.string(),
  project_uuid: uuid.nullable(),
  organization_name: z.string(),
  organization_uuid: uuid.nullable(),
  offering_name: z.string(),
  offering_uuid: uuid.nullable(),
  offering_type: z.string(),
  resource_name: z.string(),
  resource_uuid: uuid.nullable(),
  order_type: z.string(),
  status: z.enum(['open', 'resolved']),
  resolved_reason: z.enum(resolvedReasons).nullable(),
  resolved_at: instant.nullable(),
  episode: z.int(),
  opened_at: instant,
  evidence: openObject,
  /** What its type is called, in the plural. */
  type_label: z.string(),
  type_icon: z.enum(actionIcons),
  /** What tells it from others of the same title, in a few words; empty where its title is enough. */
  distinction: z.string(),
  /** Why its person sees it, in one line. */
  why: z.string(),
  /** The facts and the threshold that made it an action, in words. */
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  silence: z
    .strictObject({ mode: z.enum(silenceModes), reason: z.string(), by: z.string().nullable(), at: instant.nullable() })
    .nullable(),
});

export type UserAction = z.output<typeof userAction>;

/** What narrows lists, the summary and bulk silences alike. */
export const actionFilters = {
  action_type: z.string().min(1).max(100).optional(),
  urgency: z.enum(urgencies).optional(),
  is_silenced: queryFlag.optional(),
  include_silenced: queryFlag.optional(),
  overdue: queryFlag.optional(),
  due_within_days: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6})?$/, 'Must be a number of at least zero.')
    .transform(Number)
    .optional(),
  created_after: givenInstant.optional(),
  created_before: givenInstant.optional(),
  project_uuid: uuid.optional(),
  organization_uuid: uuid.optional(),
  q: text(200).optional(),
};

const filterQuery = z.strictObject(actionFilters);

export type ActionFilters = z.output<typeof filterQuery>;

/** Staff may look at somebody else's. */
const userQuery = { user_uuid: uuid.optional() };

export const listUserActionsOperation = operation({
  id: 'user_actions_list',
  method: 'GET',
  path: '/api/user-actions/',
  summary: 'List your open actions, most urgent first',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...actionFilters,
    ...userQuery,
    ...pageQuery,
    o: orderBy(['urgency', 'due_date', 'created', 'modified', 'action_type']),
  }),
  answer: z.array(userAction),
  gives: { kind: 'list' },
  errors: ['not_allowed'],
});

export const readUserActionOperation = operation({
  id: 'user_actions_read',
  method: 'GET',
  path: '/api/user-actions/{uuid}/',
  summary: 'Read one of your actions; a silenced one only with include_silenced',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject({ include_silenced: queryFlag.optional() }),
  answer: userAction,
  errors: ['not_found'],
});

const count = z.int().min(0);

export const actionSummary = z.strictObject({
  total: count,
  overdue: count,
  by_urgency: z.strictObject({ high: count, medium: count, low: count }),
  by_type: z.record(z.string(), count),
  /** What each type counted is called, in the plural. */
  type_labels: z.record(z.string(), z.string()),
  /** Of each type counted whose rows may be out of date, since when its provider has failed. */
  stale_since: z.record(z.string(), instant),
});

export const summariseUserActionsOperation = operation({
  id: 'user_actions_summary',
  method: 'GET',
  path: '/api/user-actions/summary/',
  summary: 'Count your actions by urgency and type, with the filters of the list',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...actionFilters,
    ...userQuery,
    faceted: queryFlag
      .optional()
      .describe(
        'Counts what choosing each figure would list: `by_urgency` ignores `urgency`, `by_type` ignores `action_type`, `overdue` ignores the due date, and `total` ignores all of them.',
      ),
  }),
  answer: actionSummary,
  errors: ['not_allowed'],
});

/** Usually a number out of range is told the bound that it broke; clients know this sentence. */
const durationDays = z
  .number({ error: 'Duration must be between 1 and 365 days.' })
  .int({ error: 'Duration must be between 1 and 365 days.' })
  .min(1, { error: 'Duration must be between 1 and 365 days.' })
  .max(365, { error: 'Duration must be between 1 and 365 days.' });

const silenceFields = {
  duration_days: durationDays.nullish(),
  until: givenInstant.optional(),
  mode: z.enum(silenceModes).optional(),
  reason: text(500).optional(),
};

const silenceBody = z.strictObject(silenceFields);

/** For how long a silence is asked for, and why. */
export type SilenceRequest = z.output<typeof silenceBody>;

export const silenceUserActionOperation = operation({
  id: 'user_actions_silence',
  method: 'POST',
  path: '/api/user-actions/{uuid}/silence/',
  summary: 'Silence an action for some days, until something happens, or forever',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: silenceBody,
  answer: z.strictObject({ status: z.literal('silenced'), duration_days: z.int().nullable() }),
  errors: ['not_found', 'rule_broken'],
});

export const unsilenceUserActionOperation = operation({
  id: 'user_actions_unsilence',
  method: 'POST',
  path: '/api/user-actions/{uuid}/unsilence/',
  summary: 'Unsilence an action',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: z.strictObject({ status: z.literal('unsilenced') }),
  errors: ['not_found'],
});

export const bulkSilenceUserActionsOperation = operation({
  id: 'user_actions_bulk_silence',
  method: 'POST',
  path: '/api/user-actions/bulk_silence/',
  summary: 'Silence all actions that match the filters of the list, or the listed ones',
  permission: 'SIGNED_IN',
  query: filterQuery,
  body: z.strictObject({
    ...silenceFields,
    dry_run: z.boolean().optional(),
    uuids: z.array(uuid).min(1).max(5_000).optional(),
  }),
  answer: z.strictObject({
    status: z.literal('bulk_silenced'),
    count,
    duration_days: z.int().nullable(),
    undo_token: uuid.nullable(),
  }),
  errors: ['rule_broken'],
});

export const undoBulkSilenceOperation = operation({
  id: 'user_actions_undo_bulk_silence',
  method: 'POST',
  path: '/api/user-actions/undo_bulk_silence/',
  summary: 'Undo a bulk silence where it still applies',
  permission: 'SIGNED_IN',
  body: z.strictObject({ undo_token: uuid }),
  answer: z.strictObject({ status: z.literal('unsilenced'), count }),
});

export const executeUserActionOperation = operation({
  id: 'user_actions_execute',
  method: 'POST',
  path: '/api/user-actions/{uuid}/execute_action/',
  summary: 'Execute a corrective action',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: z.strictObject({
    action_label: z.string().min(1).max(200).optional(),
    action_key: z.string().min(1).max(100).optional(),
  }),
  answer: z.strictObject({
    action: z.enum(['completed', 'navigate']),
    message: z.string(),
    redirect_url: z.string().optional(),
    metadata: openObject.optional(),
  }),
  errors: ['not_found', 'moved_on', 'rule_broken', 'not_allowed'],
});
