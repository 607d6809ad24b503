import { z } from 'zod';
import {
  downloadQuery,
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

/** A named set of people. */
export const audience = z.strictObject({
  uuid,
  name: z.string(),
  /** Without deleted people. */
  members_count: z.int(),
  /** Rules that name it and are not archived. */
  used_by: z.array(z.strictObject({ rule_id: uuid, name: z.string() })),
  created: instant,
  modified: instant,
});

export type Audience = z.output<typeof audience>;

const nameBody = z.strictObject({ name: line(200, 1).describe('Unique, whether in upper or lower case.') });

export const listAudiencesOperation = operation({
  id: 'audiences_list',
  method: 'GET',
  path: '/api/audiences/',
  summary: 'List audiences, by name',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({ ...pageQuery, q: text(200).optional(), o: orderBy(['name', 'members_count']) }),
  answer: z.array(audience),
  gives: { kind: 'list' },
});

export const createAudienceOperation = operation({
  id: 'audiences_create',
  method: 'POST',
  path: '/api/audiences/',
  summary: 'Create an audience',
  permission: 'STAFF',
  body: nameBody,
  status: 201,
  answer: audience,
  errors: ['already_exists'],
});

export const readAudienceOperation = operation({
  id: 'audiences_read',
  method: 'GET',
  path: '/api/audiences/{uuid}/',
  summary: 'Read an audience',
  permission: 'STAFF_OR_SUPPORT',
  params: uuidParams,
  answer: audience,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const renameAudienceOperation = operation({
  id: 'audiences_rename',
  method: 'PATCH',
  path: '/api/audiences/{uuid}/',
  summary: 'Rename an audience',
  permission: 'STAFF',
  params: uuidParams,
  body: nameBody,
  answer: audience,
  gives: { kind: 'versioned' },
  errors: ['not_found', 'already_exists'],
});

export const deleteAudienceOperation = operation({
  id: 'audiences_delete',
  method: 'DELETE',
  path: '/api/audiences/{uuid}/',
  summary: 'Delete an audience; its members stay. While rules use it, this returns 409 with `used_by`',
  permission: 'STAFF',
  params: uuidParams,
  query: z.strictObject({
    break_rules: queryFlag
      .optional()
      .describe('true deletes it also while rules use it. They are broken until they are changed.'),
  }),
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'moved_on'],
});

export const audienceMember = z.strictObject({
  uuid,
  username: z.string(),
  full_name: z.string(),
  email: z.string(),
  /** Since when they are a member. */
  created: instant,
});

export type AudienceMember = z.output<typeof audienceMember>;

export const listMembersOperation = operation({
  id: 'audience_members_list',
  method: 'GET',
  path: '/api/audiences/{uuid}/members/',
  summary: 'List the members of an audience, by name',
  permission: 'STAFF_OR_SUPPORT',
  params: uuidParams,
  query: z.strictObject({ ...pageQuery, ...downloadQuery, q: text(200).optional() }),
  answer: z.array(audienceMember),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

const MOST_PEOPLE = 1_000;

const people = z.strictObject({ user_uuids: z.array(uuid).min(1).max(MOST_PEOPLE) });

/** How many of the people named are members now who were not, or the other way round; how many were so before; and who is nobody. */
export const membersChanged = z.strictObject({
  changed: z.int(),
  unchanged: z.int(),
  /** Those who don't exist or were deleted. */
  unknown: z.array(uuid),
});

export type MembersChanged = z.output<typeof membersChanged>;

export const addMembersOperation = operation({
  id: 'audience_members_add',
  method: 'POST',
  path: '/api/audiences/{uuid}/members/',
  summary: 'Add people to an audience',
  permission: 'STAFF',
  params: uuidParams,
  body: people,
  answer: membersChanged,
  errors: ['not_found'],
});

const removal = {
  summary: 'Remove people from an audience',
  permission: 'STAFF',
  params: uuidParams,
  body: people,
  answer: membersChanged,
  errors: ['not_found'],
} as const;

export const removeMembersOperation = operation({
  id: 'audience_members_remove',
  method: 'POST',
  path: '/api/audiences/{uuid}/members/remove/',
  ...removal,
});

export const deleteMembersOperation = operation({
  id: 'audience_members_delete',
  method: 'DELETE',
  path: '/api/audiences/{uuid}/members/',
  ...removal,
});
