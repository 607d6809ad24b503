import { z } from 'zod';
import { chosenFields, instant, line, orderBy, pageQuery, queryFlag, text, uuid } from '@/lib/contracts/common';
import { givenRole, givenRoleName, placeKinds, reference, restrictions } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';

const texts = z.array(z.string());

/** A link to a role in a project or an organisation, for whoever has it. */
export const groupInvitation = z.strictObject({
  url: z.string(),
  uuid,
  role: uuid,
  created: instant,
  scope_uuid: uuid,
  scope_name: z.string(),
  scope_description: z.string(),
  scope_type: z.enum(placeKinds),
  scope_image: z.string().nullable(),
  customer_uuid: uuid,
  customer_name: z.string(),
  /** With a dot: PROJECT.MANAGER. */
  role_name: z.string(),
  role_description: z.string(),
  created_by_full_name: z.string(),
  created_by_username: z.string(),
  created_by_image: z.null(),
  is_active: z.boolean(),
  is_public: z.boolean(),
  auto_create_project: z.boolean(),
  auto_approve: z.boolean(),
  project_name_template: z.string().nullable(),
  project_role: uuid.nullable(),
  user_email_patterns: texts,
  user_affiliations: texts,
  user_identity_sources: texts,
  custom_text: z.string(),
  allow_multiple_requests: z.boolean(),
  allow_custom_project_details: z.boolean(),
});

export type GroupInvitation = z.output<typeof groupInvitation>;

const path = '/api/user-group-invitations/';
const params = z.strictObject({ uuid });

/** What the name of a project may be made of. */
export const namePlaceholders = ['username', 'email', 'full_name'] as const;

const knownPlaceholders: ReadonlySet<string> = new Set(namePlaceholders.map((name) => `{${name}}`));

const template = line(500, 1).refine(
  (value) => (value.match(/\{[^{}]*\}/g) ?? []).every((placeholder) => knownPlaceholders.has(placeholder)),
  'Use only {username}, {email} and {full_name}.',
);

const fields = {
  is_public: z.boolean(),
  auto_create_project: z.boolean(),
  auto_approve: z.boolean(),
  project_name_template: template.nullable(),
  project_role: givenRole.nullable(),
  ...restrictions,
  custom_text: text(2_000),
  allow_multiple_requests: z.boolean(),
  allow_custom_project_details: z.boolean(),
};

/** What may be given of a group invitation beside its role and place. */
export const givenGroupInvitation = z.strictObject(fields).partial();

export const listGroupInvitationsOperation = operation({
  id: 'group_invitations_list',
  method: 'GET',
  path,
  summary: 'List group invitations: public ones, and those to roles that you may add',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(groupInvitation),
    customer_uuid: uuid.optional(),
    is_active: queryFlag.optional(),
    is_public: queryFlag.optional(),
    role_name: givenRoleName.optional(),
    role_uuid: uuid.optional(),
    scope: reference.optional(),
    scope_type: z.enum(placeKinds).optional(),
    o: orderBy(['created']),
  }),
  answer: z.array(groupInvitation),
  gives: { kind: 'list' },
});

export const createGroupInvitationOperation = operation({
  id: 'group_invitations_create',
  method: 'POST',
  path,
  summary: 'Create a link by which people ask for a role',
  permission: 'SIGNED_IN',
  body: givenGroupInvitation.extend({ role: givenRole, scope: reference }),
  status: 201,
  answer: groupInvitation,
  errors: ['not_allowed', 'moved_on', 'rule_broken'],
});

export const readGroupInvitationOperation = operation({
  id: 'group_invitations_read',
  method: 'GET',
  path: `${path}{uuid}/`,
  summary: 'Read a group invitation, whose uuid is the secret of its link',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject(chosenFields(groupInvitation)),
  answer: groupInvitation,
  errors: ['not_found'],
});

export const deleteGroupInvitationOperation = operation({
  id: 'group_invitations_delete',
  method: 'DELETE',
  path: `${path}{uuid}/`,
  summary: 'Delete a group invitation without requests',
  permission: 'SIGNED_IN',
  params,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const cancelGroupInvitationOperation = operation({
  id: 'group_invitations_cancel',
  method: 'POST',
  path: `${path}{uuid}/cancel/`,
  summary: 'End a group invitation and the requests that wait',
  permission: 'SIGNED_IN',
  params,
  answer: groupInvitation,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const submitGroupRequestOperation = operation({
  id: 'group_invitations_submit_request',
  method: 'POST',
  path: `${path}{uuid}/submit_request/`,
  summary: 'Ask for the role of a group invitation',
  permission: 'SIGNED_IN',
  params,
  body: z.strictObject({ project_name: line(500).optional(), project_description: text(2_000).optional() }),
  answer: z.strictObject({
    /** Of the request. */
    uuid,
    scope_name: z.string(),
    scope_uuid: uuid,
    auto_approved: z.boolean(),
    scope_type: z.enum(placeKinds),
    project_uuid: uuid.nullable(),
    project_created: z.boolean().nullable(),
  }),
  errors: ['not_found', 'moved_on', 'already_exists', 'rule_broken'],
});

export const listGroupProjectsOperation = operation({
  id: 'group_invitations_projects',
  method: 'GET',
  path: `${path}{uuid}/projects/`,
  summary: 'List the projects that a group invitation made',
  permission: 'SIGNED_IN',
  params,
  answer: z.array(z.strictObject({ uuid, url: z.string() })),
  errors: ['not_found'],
});
