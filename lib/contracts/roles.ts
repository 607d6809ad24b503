import { z } from 'zod';
import { pageQuery, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { rolePermissions } from '@/lib/contracts/permissions';

/** Where a role can be held. */
const roleScopes = ['customer', 'project', 'installation'] as const;

/** A role that people hold in an organisation, a project or the whole installation, and what it lets them do there. */
export const role = z.strictObject({
  uuid,
  /** With a dot after what it is about: CUSTOMER.OWNER. */
  name: z.string(),
  description: z.string(),
  scope_type: z.enum(roleScopes),
  permissions: z.array(z.string()),
  /** How many people hold it now; expired roles don't count. */
  holders: z.int().min(0),
});

export type Role = z.output<typeof role>;

export const listRolesOperation = operation({
  id: 'roles_list',
  method: 'GET',
  path: '/api/roles/',
  summary: 'List roles with their permissions',
  permission: 'STAFF',
  query: z.strictObject({
    ...pageQuery,
    content_type: z
      .enum(roleScopes)
      .optional()
      .describe('Where it is held. Roles of the installation are listed only when asked for.'),
  }),
  answer: z.array(role),
  gives: { kind: 'list' },
});

export const changeRoleOperation = operation({
  id: 'roles_change',
  method: 'PATCH',
  path: '/api/roles/{uuid}/',
  summary: 'Change the permissions of a role; owners keep at least one, and roles of the installation have none',
  permission: 'STAFF',
  params: uuidParams,
  body: z.strictObject({ permissions: z.array(z.enum(rolePermissions)).max(rolePermissions.length) }),
  answer: role,
  errors: ['not_found', 'rule_broken'],
});
