import { z } from 'zod';
import { chosenFields, line, orderBy, pageQuery, queryFlag, text, uuid, uuidParams } from '@/lib/contracts/common';
import { rolePermissions } from '@/lib/contracts/members/permissions';
import { operation } from '@/lib/contracts/operation';

/** Where a role can be held. */
const contentTypes = ['customer', 'project', 'installation'] as const;

/** A role that people hold in an organisation, a project or the whole installation, and what it lets them do there. */
export const role = z.strictObject({
  uuid,
  /** With a dot after what it is about: CUSTOMER.OWNER. */
  name: z.string(),
  description: z.string(),
  permissions: z.array(z.string()),
  /** Whether the product itself brings it. */
  is_system_role: z.boolean(),
  is_active: z.boolean(),
  /** How many people hold it now; expired roles don't count. */
  users_count: z.int().min(0),
  content_type: z.enum(contentTypes),
});

export type Role = z.output<typeof role>;

const word = text(200).optional();

export const listRolesOperation = operation({
  id: 'roles_list',
  method: 'GET',
  path: '/api/roles/',
  summary: 'List roles with their permissions',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(role),
    name: word,
    description: word,
    query: text(200).optional().describe('Words of the name or the description.'),
    content_type: z
      .enum(contentTypes)
      .optional()
      .describe('Where it is held. Roles of the installation are listed only when asked for.'),
    is_system_role: queryFlag.optional(),
    is_active: queryFlag.optional(),
    o: orderBy(['name', 'is_active', 'users_count']),
  }),
  answer: z.array(role),
  gives: { kind: 'list' },
});

export const readRoleOperation = operation({
  id: 'roles_read',
  method: 'GET',
  path: '/api/roles/{uuid}/',
  summary: 'Read a role',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(role)),
  answer: role,
  errors: ['not_found'],
});

const description = line(255);
const permissions = z.array(z.enum(rolePermissions)).max(rolePermissions.length);

export const changeRoleOperation = operation({
  id: 'roles_change',
  method: 'PATCH',
  path: '/api/roles/{uuid}/',
  summary: 'Change the description or the permissions of a role; owners keep theirs over members',
  permission: 'STAFF',
  params: uuidParams,
  body: z.strictObject({ description: description.optional(), permissions: permissions.optional() }),
  answer: role,
  errors: ['not_found', 'moved_on'],
});

export const replaceRoleOperation = operation({
  id: 'roles_replace',
  method: 'PUT',
  path: '/api/roles/{uuid}/',
  summary: 'Replace the description and the permissions of a role; owners keep theirs over members',
  permission: 'STAFF',
  params: uuidParams,
  body: z.strictObject({
    name: line(100, 1).describe('That of the role, with a dot or an underscore.'),
    content_type: z.enum(contentTypes).describe('That of the role.'),
    permissions,
    description: description.optional(),
  }),
  answer: role,
  errors: ['not_found', 'moved_on'],
});
