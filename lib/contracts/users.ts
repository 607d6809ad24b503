import { z } from 'zod';
import {
  chosenFields,
  downloadQuery,
  instant,
  line,
  pageQuery,
  queryFlag,
  text,
  uuid,
  uuidParams,
} from '@/lib/contracts/common';
import { emailAddress } from '@/lib/contracts/email-address';
import { operation } from '@/lib/contracts/operation';

export const userStatuses = ['active', 'suspended', 'deleted'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** A person of the installation, as staff see them. */
export const user = z.strictObject({
  uuid,
  email: z.string(),
  full_name: z.string(),
  status: z.enum(userStatuses),
  is_staff: z.boolean(),
  is_support: z.boolean(),
  invited_at: instant.nullable(),
  last_sign_in_at: instant.nullable(),
  /** Active and without a password: an invitation lets them choose one. */
  can_invite: z.boolean(),
  /** How many API tokens of theirs are not revoked. */
  api_tokens: z.int(),
});

export type User = z.output<typeof user>;

/** A link to set a password with, once. */
export const passwordLink = z.strictObject({ url: z.string(), expires_at: instant });

export type PasswordLink = z.output<typeof passwordLink>;

/**
 * What an invitation made. `link` is what its mail holds, for whoever cannot get mail; null for who has signed in before,
 * unless no mail is sent.
 */
export const invitation = z.strictObject({ user, link: passwordLink.nullable() });

export type Invitation = z.output<typeof invitation>;

/** What the reset of a password made: a link to hand over where no mail is sent, else null and a mail. */
export const passwordReset = z.strictObject({ user, link: passwordLink.nullable() });

export type PasswordReset = z.output<typeof passwordReset>;

export const listUsersOperation = operation({
  id: 'users_list',
  method: 'GET',
  path: '/api/users/',
  summary: 'List people, by name',
  permission: 'STAFF',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(user),
    ...downloadQuery,
    q: text(200).optional(),
    status: z.enum(userStatuses).optional(),
    is_staff: queryFlag.optional(),
  }),
  answer: z.array(user),
  gives: { kind: 'list' },
});

export const createUserOperation = operation({
  id: 'users_create',
  method: 'POST',
  path: '/api/users/',
  summary: 'Add a person and email them an invitation',
  permission: 'STAFF',
  reachesOut: true,
  body: z.strictObject({
    email: emailAddress,
    full_name: line(200, 1),
    is_staff: z.boolean().default(false),
    is_support: z.boolean().default(false),
  }),
  status: 201,
  answer: invitation,
  errors: ['already_exists'],
  isAnswerSecret: true,
});

export const inviteUserOperation = operation({
  id: 'users_invite',
  method: 'POST',
  path: '/api/users/{uuid}/invite/',
  summary: 'Email a person an invitation, or resend it',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  answer: invitation,
  errors: ['not_found', 'moved_on'],
  isAnswerSecret: true,
});

export const resetUserPasswordOperation = operation({
  id: 'users_reset_password',
  method: 'POST',
  path: '/api/users/{uuid}/reset-password/',
  summary: 'Email a person a password link; without email, return the link once instead',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  answer: passwordReset,
  errors: ['not_found', 'moved_on'],
  isAnswerSecret: true,
});

export const revokeUserTokensOperation = operation({
  id: 'users_revoke_tokens',
  method: 'POST',
  path: '/api/users/{uuid}/revoke-tokens/',
  summary: 'Revoke all API tokens of a person',
  permission: 'STAFF',
  params: uuidParams,
  answer: z.strictObject({ revoked: z.int() }),
  errors: ['not_found'],
});
