import { z } from 'zod';
import { chosenFields, instant, optionalText, orderBy, pageQuery, uuid } from '@/lib/contracts/common';
import { reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';

export const permissionRequestStates = ['pending', 'approved', 'rejected', 'canceled'] as const;

/** Somebody asks for the role of a group invitation. */
export const permissionRequest = z.strictObject({
  url: z.string(),
  uuid,
  /** The address of the group invitation. */
  invitation: z.string(),
  state: z.enum(permissionRequestStates),
  created: instant,
  created_by_full_name: z.string(),
  created_by_username: z.string(),
  created_by_email: z.string(),
  reviewed_by_full_name: z.string(),
  reviewed_by_username: z.string(),
  reviewed_at: instant.nullable(),
  scope_uuid: uuid,
  scope_name: z.string(),
  customer_uuid: uuid,
  customer_name: z.string(),
  /** With a dot: PROJECT.MANAGER. */
  role_name: z.string(),
  role_description: z.string(),
  /** Empty where the role is asked for: the link creates no projects. */
  project_name_template: z.string(),
  review_comment: z.string(),
  project_name: z.string(),
  project_description: z.string(),
});

export type PermissionRequest = z.output<typeof permissionRequest>;

const path = '/api/user-permission-requests/';
const params = z.strictObject({ uuid });

export const listPermissionRequestsOperation = operation({
  id: 'permission_requests_list',
  method: 'GET',
  path,
  summary: 'List requests to join: your own, and those for roles that you may add',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(permissionRequest),
    created_by: reference.optional(),
    customer_uuid: uuid.optional(),
    invitation: reference.optional(),
    scope: reference.optional(),
    state: z.array(z.enum(permissionRequestStates)).optional(),
    o: orderBy(['created', 'state']),
  }),
  answer: z.array(permissionRequest),
  gives: { kind: 'list' },
});

export const readPermissionRequestOperation = operation({
  id: 'permission_requests_read',
  method: 'GET',
  path: `${path}{uuid}/`,
  summary: 'Read a request to join',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject(chosenFields(permissionRequest)),
  answer: permissionRequest,
  errors: ['not_found'],
});

const decision = {
  method: 'POST',
  permission: 'SIGNED_IN',
  params,
  body: z.strictObject({ comment: optionalText(2_000) }),
  answer: permissionRequest,
} as const;

export const approvePermissionRequestOperation = operation({
  ...decision,
  id: 'permission_requests_approve',
  path: `${path}{uuid}/approve/`,
  summary: 'Approve a request to join, which gives the role',
  errors: ['not_found', 'not_allowed', 'moved_on', 'already_exists', 'rule_broken'],
});

export const rejectPermissionRequestOperation = operation({
  ...decision,
  id: 'permission_requests_reject',
  path: `${path}{uuid}/reject/`,
  summary: 'Reject a request to join',
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const cancelPermissionRequestOperation = operation({
  id: 'permission_requests_cancel',
  method: 'POST',
  path: `${path}{uuid}/cancel_request/`,
  summary: 'Cancel your own request to join',
  permission: 'SIGNED_IN',
  params,
  answer: z.strictObject({ uuid, scope_name: z.string(), scope_uuid: uuid }),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
