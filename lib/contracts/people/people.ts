import { z } from 'zod';
import { givenInstant, instant, pageQuery, text, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { emailAddress } from '@/lib/contracts/people/email-address';
import { tokenScopes } from '@/lib/core/actor';

export const me = z.strictObject({
  uuid,
  username: z.string(),
  email: z.string(),
  full_name: z.string(),
  is_staff: z.boolean(),
  is_support: z.boolean(),
  /** Whether you decide about access: you are of the access committee, or staff. */
  is_access_committee: z.boolean(),
  time_zone: z.string(),
  keys_enabled: z.boolean(),
  digest_enabled: z.boolean(),
  user_actions_enabled: z.boolean(),
});

export type Me = z.output<typeof me>;

export const readMeOperation = operation({
  id: 'me_read',
  method: 'GET',
  path: '/api/me/',
  summary: 'Read your profile and preferences',
  permission: 'SIGNED_IN',
  answer: me,
});

export const changeMeOperation = operation({
  id: 'me_change',
  method: 'PATCH',
  path: '/api/me/',
  summary: 'Change your preferences',
  permission: 'SIGNED_IN',
  body: z.strictObject({
    time_zone: z.string().max(100).optional(),
    keys_enabled: z.boolean().optional(),
    digest_enabled: z.boolean().optional(),
  }),
  answer: me,
});

const askForLink = z.strictObject({ email: emailAddress });
const accepted = z.strictObject({ status: z.literal('accepted') });

export const requestPasswordResetOperation = operation({
  id: 'password_resets_request',
  method: 'POST',
  path: '/api/password-resets/',
  summary: 'Email a password link, if the address has an account',
  permission: 'ANYBODY',
  body: askForLink,
  status: 202,
  answer: accepted,
  errors: ['too_many_requests'],
});

export const requestSignInLinkOperation = operation({
  id: 'sign_in_links_request',
  method: 'POST',
  path: '/api/sign-in-links/',
  summary: 'Email a sign-in link, if the address has an account',
  permission: 'ANYBODY',
  body: askForLink,
  status: 202,
  answer: accepted,
  errors: ['too_many_requests'],
});

export const apiToken = z.strictObject({
  uuid,
  name: z.string(),
  prefix: z.string(),
  scope: z.enum(tokenScopes),
  created: instant,
  last_used_at: instant.nullable(),
  /** Null for a token that never expires. */
  expires_at: instant.nullable(),
});

/** How long a token works unless asked otherwise, and at most when it expires at all. */
export const TOKEN_DAYS = 90;
export const MOST_TOKEN_DAYS = 3_650;

const newToken = z.strictObject({
  name: text(100, 1),
  scope: z
    .enum(tokenScopes)
    .default('read')
    .describe('read: GET and HEAD. write: everything you can do. ingest: report alerts, for staff.'),
  expires_at: givenInstant
    .nullable()
    .optional()
    .describe(`When the token expires, within ten years; null for never. Without either, after ${TOKEN_DAYS} days.`),
  expires_in_days: z.int().min(1).max(MOST_TOKEN_DAYS).optional().describe('Instead of expires_at.'),
});

export type ApiToken = z.output<typeof apiToken>;

export const listTokensOperation = operation({
  id: 'api_tokens_list',
  method: 'GET',
  path: '/api/api-tokens/',
  summary: 'List your API tokens, newest first, without revoked ones',
  permission: 'SIGNED_IN',
  query: z.strictObject(pageQuery),
  answer: z.array(apiToken),
  gives: { kind: 'list' },
});

export const createTokenOperation = operation({
  id: 'api_tokens_create',
  method: 'POST',
  path: '/api/api-tokens/',
  summary: 'Create an API token, returned only once',
  permission: 'SIGNED_IN',
  reachesOut: true,
  body: newToken,
  status: 201,
  answer: z.strictObject({ ...apiToken.shape, token: z.string() }),
  isAnswerSecret: true,
});

export const revokeTokenOperation = operation({
  id: 'api_tokens_revoke',
  method: 'DELETE',
  path: '/api/api-tokens/{uuid}/',
  summary: 'Revoke one of your API tokens',
  permission: 'SIGNED_IN',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found'],
});
