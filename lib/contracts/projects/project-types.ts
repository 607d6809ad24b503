import { z } from 'zod';
import { chosenFields, line, pageQuery, text, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** What staff sort projects by. */
export const projectType = z.strictObject({
  uuid,
  url: z.string(),
  name: z.string(),
  description: z.string(),
});

export type ProjectType = z.output<typeof projectType>;

const name = line(150, 1).describe('Unique, whether in upper or lower case.');
const description = text(2_000);

export const listProjectTypesOperation = operation({
  id: 'project_types_list',
  method: 'GET',
  path: '/api/project-types/',
  summary: 'List project types, by name',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(projectType),
    name: text(200).optional(),
    name_exact: text(200).optional(),
  }),
  answer: z.array(projectType),
  gives: { kind: 'list' },
});

export const createProjectTypeOperation = operation({
  id: 'project_types_create',
  method: 'POST',
  path: '/api/project-types/',
  summary: 'Create a project type',
  permission: 'STAFF',
  body: z.strictObject({ name, description: description.optional() }),
  status: 201,
  answer: projectType,
  errors: ['already_exists'],
});

export const readProjectTypeOperation = operation({
  id: 'project_types_read',
  method: 'GET',
  path: '/api/project-types/{uuid}/',
  summary: 'Read a project type',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(projectType)),
  answer: projectType,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const changeProjectTypeOperation = operation({
  id: 'project_types_change',
  method: 'PATCH',
  path: '/api/project-types/{uuid}/',
  summary: 'Change a project type',
  permission: 'STAFF',
  params: uuidParams,
  body: z.strictObject({ name: name.optional(), description: description.optional() }),
  answer: projectType,
  gives: { kind: 'versioned' },
  errors: ['not_found', 'already_exists'],
});
