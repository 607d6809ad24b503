import { z } from 'zod';
import { idParams, instant, pageQuery } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const count = z.int().min(0);

/** How the last refresh ended; empty before the first. */
const providerRunStatuses = ['', 'running', 'succeeded', 'failed', 'cancelled'] as const;

export const provider = z.strictObject({
  id: z.int(),
  app_name: z.string(),
  provider_class: z.string(),
  action_type: z.string(),
  is_enabled: z.boolean(),
  schedule: z.string(),
  last_execution: instant.nullable(),
  last_execution_status: z.enum(providerRunStatuses),
  display_name: z.string(),
  last_error: z.string(),
  last_duration_ms: count.nullable(),
  last_counts: z.strictObject({ opened: count, changed: count, resolved: count }),
  open_actions: count,
  progress: z.string(),
  stale_since: instant.nullable(),
  next_run: instant.nullable(),
});

export type Provider = z.output<typeof provider>;

export const listProvidersOperation = operation({
  id: 'user_action_providers_list',
  method: 'GET',
  path: '/api/user-action-providers/',
  summary: 'List providers with their last and next runs',
  permission: 'STAFF',
  query: z.strictObject(pageQuery),
  answer: z.array(provider),
  gives: { kind: 'list' },
});

export const readProviderOperation = operation({
  id: 'user_action_providers_read',
  method: 'GET',
  path: '/api/user-action-providers/{id}/',
  summary: 'Read a provider',
  permission: 'STAFF',
  params: idParams,
  answer: provider,
  errors: ['not_found'],
});

export const changeProviderOperation = operation({
  id: 'user_action_providers_change',
  method: 'PATCH',
  path: '/api/user-action-providers/{id}/',
  summary: 'Turn a provider on or off, or change its schedule',
  permission: 'STAFF',
  params: idParams,
  body: z.strictObject({
    is_enabled: z.boolean().optional(),
    schedule: z.string().trim().min(9).max(100).optional(),
  }),
  answer: provider,
  errors: ['not_found'],
});

export const cancelProviderRunOperation = operation({
  id: 'user_action_providers_cancel',
  method: 'POST',
  path: '/api/user-action-providers/{id}/cancel/',
  summary: 'Cancel the running refresh of a provider; it changes nothing',
  permission: 'STAFF',
  params: idParams,
  answer: provider,
  errors: ['not_found', 'moved_on'],
});

export const updateUserActionsOperation = operation({
  id: 'user_actions_update',
  method: 'POST',
  path: '/api/user-actions/update_actions/',
  summary: 'Request a refresh of one provider or all',
  permission: 'STAFF',
  body: z.strictObject({ provider_action_type: z.string().max(100).nullish() }),
  status: 202,
  answer: z.strictObject({
    /** `disabled`: nothing happens, because user actions or what was asked for are turned off; `message` says which. */
    status: z.enum(['scheduled', 'disabled']),
    message: z.string(),
    provider_action_type: z.string().nullable(),
  }),
});
