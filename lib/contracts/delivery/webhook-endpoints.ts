import { z } from 'zod';
import { instant, pageQuery, text, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const kinds = z
  .array(z.string().regex(/^[a-z][a-z0-9_.]{0,99}$/, 'Must be the name of a kind, for example import_failure.'))
  .max(50)
  .transform((given) => [...new Set(given)]);

/** An address of another system. Its secrets are never part of it; no kinds means all kinds. */
export const webhookEndpoint = z.strictObject({
  uuid,
  url: z.string(),
  description: z.string(),
  kinds: z.array(z.string()),
  is_enabled: z.boolean(),
  /** Why it was switched off by Heed itself; empty when staff did, or when it is on. */
  disabled_reason: z.string(),
  /** Until then messages are signed with the secret before as well. */
  previous_secret_until: instant.nullable(),
  created_by_name: z.string(),
  created: instant,
  modified: instant,
});

export type WebhookEndpoint = z.output<typeof webhookEndpoint>;

const url = z.string().trim().min(1).max(2_000);
const withSecret = z.strictObject({ ...webhookEndpoint.shape, secret: z.string() });

export const listWebhookEndpointsOperation = operation({
  id: 'webhook_endpoints_list',
  method: 'GET',
  path: '/api/webhook-endpoints/',
  summary: 'List webhooks, newest first',
  permission: 'STAFF',
  query: z.strictObject(pageQuery),
  answer: z.array(webhookEndpoint),
  gives: { kind: 'list' },
});

export const createWebhookEndpointOperation = operation({
  id: 'webhook_endpoints_create',
  method: 'POST',
  path: '/api/webhook-endpoints/',
  summary: 'Create a webhook; its secret is returned only once',
  permission: 'STAFF',
  reachesOut: true,
  body: z.strictObject({ url, description: text(500).default(''), kinds: kinds.default([]) }),
  status: 201,
  answer: withSecret,
  isAnswerSecret: true,
});

export const readWebhookEndpointOperation = operation({
  id: 'webhook_endpoints_read',
  method: 'GET',
  path: '/api/webhook-endpoints/{uuid}/',
  summary: 'Read a webhook',
  permission: 'STAFF',
  params: uuidParams,
  answer: webhookEndpoint,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const changeWebhookEndpointOperation = operation({
  id: 'webhook_endpoints_change',
  method: 'PATCH',
  path: '/api/webhook-endpoints/{uuid}/',
  summary: 'Change a webhook, or turn it on or off',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  body: z.strictObject({
    url: url.optional(),
    description: text(500).optional(),
    kinds: kinds.optional(),
    is_enabled: z.boolean().optional(),
  }),
  answer: webhookEndpoint,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const deleteWebhookEndpointOperation = operation({
  id: 'webhook_endpoints_delete',
  method: 'DELETE',
  path: '/api/webhook-endpoints/{uuid}/',
  summary: 'Delete a webhook',
  permission: 'STAFF',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found'],
});

export const rotateWebhookSecretOperation = operation({
  id: 'webhook_endpoints_rotate_secret',
  method: 'POST',
  path: '/api/webhook-endpoints/{uuid}/rotate_secret/',
  summary: 'Rotate a webhook’s secret, returned only once; the old one stays valid for a day',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  answer: withSecret,
  isAnswerSecret: true,
  errors: ['not_found'],
});

export const testWebhookEndpointOperation = operation({
  id: 'webhook_endpoints_test',
  method: 'POST',
  path: '/api/webhook-endpoints/{uuid}/test/',
  summary: 'Send a test message now, even if the webhook is off, and return the result',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  answer: z.strictObject({
    is_delivered: z.boolean(),
    /** The status that the other side answered; null when it answered nothing. */
    status: z.int().nullable(),
    reason: z.string(),
    duration_ms: z.int().min(0),
  }),
  errors: ['not_found'],
});

const webhookMessageStates = ['queued', 'sending', 'sent', 'failed'] as const;

/** One message to an endpoint, and how far it has come. */
export const webhookMessage = z.strictObject({
  uuid,
  kind: z.string(),
  /** What it tells, as people read it. */
  title: z.string(),
  state: z.enum(webhookMessageStates),
  attempts: z.int().min(0),
  /** What the last attempt that did not get through ran into. */
  last_error: z.string(),
  next_attempt_at: instant.nullable(),
  sent_at: instant.nullable(),
  created: instant,
});

export type WebhookMessage = z.output<typeof webhookMessage>;

export const listWebhookMessagesOperation = operation({
  id: 'webhook_endpoints_messages',
  method: 'GET',
  path: '/api/webhook-endpoints/{uuid}/messages/',
  summary: 'List the messages of a webhook, newest first',
  permission: 'STAFF',
  params: uuidParams,
  query: z.strictObject({ ...pageQuery, state: z.enum(webhookMessageStates).optional() }),
  answer: z.array(webhookMessage),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

export const replayWebhookMessageOperation = operation({
  id: 'webhook_endpoints_replay',
  method: 'POST',
  path: '/api/webhook-endpoints/{uuid}/messages/{message_uuid}/replay/',
  summary: 'Resend a failed message with the same ID',
  permission: 'STAFF',
  reachesOut: true,
  params: z.strictObject({ uuid, message_uuid: uuid }),
  answer: webhookMessage,
  errors: ['not_found', 'moved_on', 'rule_broken'],
});
