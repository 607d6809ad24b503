import { z } from 'zod';
import { chosenFields, day, instant, personName, text, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { acquaintance, profile } from '@/lib/contracts/people/profiles';
import { userStatuses } from '@/lib/contracts/people/users';

/** Why staff did something to a person: kept with what was done. */
export const reason = text(500, 3).describe('Why, in 3 to 500 characters.');

const legalHold = z.strictObject({
  is_on: z.boolean(),
  reason: z.string(),
  by: personName.nullable(),
  at: instant.nullable(),
});

/** A role that somebody holds now, and where: in an organisation, in a project, or in the whole installation. */
const liveRole = z.strictObject({
  role: z.string(),
  scope_type: z.enum(['customer', 'project', 'installation']),
  scope_uuid: uuid.nullable(),
  scope_name: z.string(),
  /** Since when they have held it. */
  since: instant,
  /** Who granted it; null for imports and Heed itself. */
  granted_by: personName.nullable(),
  expiration_time: instant.nullable(),
});

/** All that staff and support see of one person. */
export const person = z.strictObject({
  ...profile.shape,
  status: z.enum(userStatuses),
  suspended_at: instant.nullable(),
  suspended_reason: z.string(),
  deleted_at: instant.nullable(),
  /** The last day on which a deleted person can be reinstated: their data is purged after it. */
  purge_due_on: day.nullable(),
  purged_at: instant.nullable(),
  legal_hold: legalHold,
  is_service_account: z.boolean(),
  time_zone: z.string(),
  last_sign_in_at: instant.nullable(),
  invited_at: instant.nullable(),
  created: instant,
  audiences: z.array(z.strictObject({ uuid, name: z.string() })),
  roles: z.array(liveRole),
});

export type Person = z.output<typeof person>;

export const readUserOperation = operation({
  id: 'users_read',
  method: 'GET',
  path: '/api/users/{uuid}/',
  summary: 'Read a person; others than staff and support see fewer fields, and only of those they share a place with',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(person)),
  answer: z.union([person, profile, acquaintance]),
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const changeUserOperation = operation({
  id: 'users_change',
  method: 'PATCH',
  path: '/api/users/{uuid}/',
  summary: 'Turn a person’s legal hold, or their mark as a service account, on or off',
  permission: 'STAFF',
  params: uuidParams,
  body: z.strictObject({ legal_hold: z.boolean().optional(), is_service_account: z.boolean().optional(), reason }),
  answer: person,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const suspendUserOperation = operation({
  id: 'users_suspend',
  method: 'POST',
  path: '/api/users/{uuid}/suspend/',
  summary: 'Suspend an active person: their sessions end and their API tokens stop working',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  body: z.strictObject({ reason }),
  answer: person,
  errors: ['not_found', 'moved_on', 'rule_broken'],
});

export const reinstateUserOperation = operation({
  id: 'users_reinstate',
  method: 'POST',
  path: '/api/users/{uuid}/reinstate/',
  summary: 'Make a suspended or deleted person active again',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  body: z.strictObject({ reason }),
  answer: person,
  errors: ['not_found', 'moved_on'],
});
