import { z } from 'zod';
import { givenInstant, line, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { person, reason } from '@/lib/contracts/people/person';

const MOST_CHARACTERS = 100;

const roleGiven = line(MOST_CHARACTERS, 1).describe('A role of the installation by uuid or name: ACCESS.COMMITTEE.');

export const grantInstallationRoleOperation = operation({
  id: 'users_grant_role',
  method: 'POST',
  path: '/api/users/{uuid}/roles/',
  summary: 'Grant an active person a role of the installation',
  permission: 'STAFF',
  params: uuidParams,
  body: z.strictObject({
    role: roleGiven,
    reason,
    expiration_time: givenInstant.nullable().default(null).describe('When it expires; null or left out for never.'),
  }),
  status: 201,
  answer: person,
  errors: ['not_found', 'moved_on', 'already_exists'],
});

export const revokeInstallationRoleOperation = operation({
  id: 'users_revoke_role',
  method: 'POST',
  path: '/api/users/{uuid}/roles/remove/',
  summary: 'Revoke a role of the installation that a person holds',
  permission: 'STAFF',
  params: uuidParams,
  body: z.strictObject({ role: roleGiven, reason }),
  answer: person,
  errors: ['not_found'],
});
