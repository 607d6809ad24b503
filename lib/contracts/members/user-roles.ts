import { z } from 'zod';
import { chosenFields, instant, pageQuery, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** A role that the caller holds now, and what it lets them do where. */
export const heldRole = z.strictObject({
  uuid,
  /** With a dot: PROJECT.MANAGER. */
  role_name: z.string(),
  role_uuid: uuid,
  role_description: z.string(),
  permissions: z.array(z.string()),
  scope_type: z.enum(['project', 'customer', 'installation']),
  /** Null for a role of the installation. */
  scope_uuid: uuid.nullable(),
  scope_name: z.string(),
  /** The organisation itself, or that of the project. */
  customer_uuid: uuid.nullable(),
  customer_name: z.string(),
  created: instant,
  created_by_full_name: z.string(),
  /** Null: for good. */
  expiration_time: instant.nullable(),
  /** When the caller last asked to keep it longer. */
  extension_asked_at: instant.nullable(),
});

export type HeldRole = z.output<typeof heldRole>;

export const listUserRolesOperation = operation({
  id: 'user_roles_list',
  method: 'GET',
  path: '/api/user-roles/',
  summary: 'List the roles you hold and what they let you do, those that end first before the others',
  permission: 'SIGNED_IN',
  query: z.strictObject({ ...pageQuery, ...chosenFields(heldRole) }),
  answer: z.array(heldRole),
  gives: { kind: 'list' },
});

export const readUserRoleOperation = operation({
  id: 'user_roles_read',
  method: 'GET',
  path: '/api/user-roles/{uuid}/',
  summary: 'Read a role you hold',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: heldRole,
  errors: ['not_found'],
});

export const askToExtendRoleOperation = operation({
  id: 'user_roles_ask_to_extend',
  method: 'POST',
  path: '/api/user-roles/{uuid}/ask_to_extend/',
  summary: 'Ask those who can change your role to let you keep it longer',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: heldRole,
  errors: ['not_found', 'moved_on', 'rule_broken'],
});
