import { z } from 'zod';
import {
  chosenFields,
  downloadQuery,
  givenInstant,
  instant,
  line,
  orderBy,
  pageQuery,
  queryFlag,
  text,
  uuid,
  uuidParams,
} from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { emailAddress } from '@/lib/contracts/people/email-address';
import { acquaintance, profile } from '@/lib/contracts/people/profiles';

export const userStatuses = ['active', 'suspended', 'deleted'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** A person of the installation, as lists show them to staff and support. */
export const user = z.strictObject({
  ...profile.shape,
  status: z.enum(userStatuses),
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

/** What only staff and support know of people, and so only they filter by. */
const ofStaff = {
  status: z.enum(userStatuses).optional(),
  is_active: queryFlag.optional(),
  is_staff: queryFlag.optional(),
  is_support: queryFlag.optional(),
  date_joined: givenInstant.optional(),
  modified: givenInstant.optional(),
};

export const staffFilters = Object.keys(ofStaff);

export const listUsersOperation = operation({
  id: 'users_list',
  method: 'GET',
  path: '/api/users/',
  summary: 'List the people that you see, by name; others than staff and support see fewer fields',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(user),
    ...downloadQuery,
    username: text(200).optional(),
    username_list: text(4_000).optional().describe('Separated by commas.'),
    full_name: text(200).optional(),
    email: text(254).optional(),
    query: text(200).optional().describe('Words of the username, the name or the email address.'),
    /** As query. */
    q: text(200).optional(),
    customer_uuid: uuid.optional(),
    project_uuid: uuid.optional(),
    ...ofStaff,
    o: orderBy(['username', 'full_name', 'email', 'is_active', 'is_staff', 'is_support']),
  }),
  answer: z.array(z.union([user, acquaintance])),
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
