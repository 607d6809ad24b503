import { z } from 'zod';
import {
  chosenFields,
  downloadQuery,
  givenInstant,
  instant,
  orderBy,
  pageQuery,
  queryFlag,
  text,
  uuid,
  uuidParams,
} from '@/lib/contracts/common';
import { givenRole } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';

/** A role that somebody holds in a project or an organisation now; `uuid` is that of the role held. */
export const member = z.strictObject({
  uuid,
  created: instant,
  expiration_time: instant.nullable(),
  /** With a dot: PROJECT.MANAGER. */
  role_name: z.string(),
  role_uuid: uuid,
  user_uuid: uuid,
  user_email: z.string(),
  user_full_name: z.string(),
  user_username: z.string(),
  user_image: z.null(),
  /** Left out for a role that nobody gave. */
  created_by_uuid: uuid.optional(),
  created_by_full_name: z.string(),
  /** Whether the restrictions of the place, and of the organisation of a project, would let them in today. */
  meets_restrictions: z.boolean(),
});

export type Member = z.output<typeof member>;

const word = text(200).optional();

export const listProjectMembersOperation = operation({
  id: 'projects_members_list',
  method: 'GET',
  path: '/api/projects/{uuid}/list_users/',
  summary: 'List the members of a project with their roles, by username',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject({
    ...pageQuery,
    ...downloadQuery,
    ...chosenFields(member),
    user: uuid.optional(),
    username: word,
    full_name: word,
    native_name: word,
    role: z.array(givenRole).optional().describe('By name or uuid.'),
    search_string: text(200).optional().describe('Words of the name, the username or the email address.'),
    meets_restrictions: queryFlag.optional(),
    o: orderBy(['created', 'email', 'expiration_time', 'full_name', 'native_name', 'role', 'username']),
  }),
  answer: z.array(member),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

export const listCustomerMembersOperation = operation({
  ...listProjectMembersOperation,
  id: 'customers_members_list',
  path: '/api/customers/{uuid}/list_users/',
  summary: 'List the members of an organisation with their roles, by username',
});

/** Until when a role is held; null for good. */
const expiry = givenInstant.nullable();

const given = z.strictObject({
  role: givenRole.describe('By name or uuid.'),
  user: uuid,
  expiration_time: expiry.default(null).describe('Null: for good.'),
});

const until = z.strictObject({ expiration_time: instant.nullable() });

export const addProjectMemberOperation = operation({
  id: 'projects_members_add',
  method: 'POST',
  path: '/api/projects/{uuid}/add_user/',
  summary: 'Give someone a role in a project',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: given,
  status: 201,
  answer: until,
  errors: ['not_found', 'not_allowed', 'moved_on', 'already_exists', 'rule_broken'],
});

export const addCustomerMemberOperation = operation({
  ...addProjectMemberOperation,
  id: 'customers_members_add',
  path: '/api/customers/{uuid}/add_user/',
  summary: 'Give someone a role in an organisation',
  errors: ['not_found', 'not_allowed', 'already_exists', 'rule_broken'],
});

export const changeProjectMemberOperation = operation({
  id: 'projects_members_change',
  method: 'POST',
  path: '/api/projects/{uuid}/update_user/',
  summary: 'Change when a role in a project ends',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: given,
  answer: until,
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});

export const changeCustomerMemberOperation = operation({
  ...changeProjectMemberOperation,
  id: 'customers_members_change',
  path: '/api/customers/{uuid}/update_user/',
  summary: 'Change when a role in an organisation ends',
});

export const removeProjectMemberOperation = operation({
  id: 'projects_members_remove',
  method: 'POST',
  path: '/api/projects/{uuid}/delete_user/',
  summary: 'Take a role in a project from someone',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: given.extend({ expiration_time: z.unknown().optional().describe('Not looked at.') }),
  answer: z.strictObject({}),
  errors: ['not_found', 'not_allowed'],
});

export const removeCustomerMemberOperation = operation({
  ...removeProjectMemberOperation,
  id: 'customers_members_remove',
  path: '/api/customers/{uuid}/delete_user/',
  summary: 'Take a role in an organisation from someone',
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

/** Somebody who could become a member. */
export const otherUser = z.strictObject({
  url: z.string(),
  uuid,
  username: z.string(),
  full_name: z.string(),
  native_name: z.literal(''),
  email: z.string(),
  image: z.null(),
});

export type OtherUser = z.output<typeof otherUser>;

export const listOtherUsersOperation = operation({
  id: 'projects_other_users_list',
  method: 'GET',
  path: '/api/projects/{uuid}/other_users/',
  summary: 'List active people you may see who have no role in a project, by name',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(otherUser),
    username: word,
    full_name: word,
    email: word,
    query: text(200).optional().describe('Words of the name, the username or the email address.'),
    o: orderBy(['concatenated_name']),
  }),
  answer: z.array(otherUser),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

export const listOtherUsersOfCustomerOperation = operation({
  ...listOtherUsersOperation,
  id: 'customers_other_users_list',
  path: '/api/customers/{uuid}/other_users/',
  summary: 'List active people you may see who have no role in an organisation, by name',
});

/** The roles of a place that the caller may deal with, by name with a dot. */
const roleNames = z.array(z.string());

export const memberRights = z.strictObject({
  can_add: roleNames,
  can_change: roleNames,
  can_remove: roleNames,
  /** Roles that the caller may not add: invitations to them wait for approval. */
  can_request: roleNames,
  /** Whether links to join may create projects. */
  can_create_projects: z.boolean(),
  can_set_quotas: z.boolean(),
  /** Why no one can be added or changed now; null while people can. */
  refusal: z.string().nullable(),
});

export type MemberRights = z.output<typeof memberRights>;

export const readProjectMemberRightsOperation = operation({
  id: 'projects_member_rights',
  method: 'GET',
  path: '/api/projects/{uuid}/member_rights/',
  summary: 'Read what you may do with the members and quotas of a project',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: memberRights,
  errors: ['not_found'],
});

export const readCustomerMemberRightsOperation = operation({
  ...readProjectMemberRightsOperation,
  id: 'customers_member_rights',
  path: '/api/customers/{uuid}/member_rights/',
  summary: 'Read what you may do with the members and quotas of an organisation',
});
