import { z } from 'zod';
import { chosenFields, instant, orderBy, pageQuery, queryFlag, text, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { givenRoleName } from '@/lib/contracts/places';

/** A role that somebody holds in a project now; `uuid` is that of the role held. */
export const projectMember = z.strictObject({
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
  /** Whether the restrictions of the project and its customer would let them in today. */
  meets_restrictions: z.boolean(),
});

export type ProjectMember = z.output<typeof projectMember>;

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
    ...chosenFields(projectMember),
    user: uuid.optional(),
    username: word,
    full_name: word,
    native_name: word,
    role: z
      .array(z.union([uuid, givenRoleName]))
      .optional()
      .describe('By name or uuid.'),
    search_string: text(200).optional().describe('Words of the name, the username or the email address.'),
    meets_restrictions: queryFlag.optional(),
    o: orderBy(['created', 'email', 'expiration_time', 'full_name', 'native_name', 'role', 'username']),
  }),
  answer: z.array(projectMember),
  gives: { kind: 'list' },
  errors: ['not_found'],
});
