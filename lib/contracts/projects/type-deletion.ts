import { z } from 'zod';
import { queryFlag, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const deleteProjectTypeOperation = operation({
  id: 'project_types_delete',
  method: 'DELETE',
  path: '/api/project-types/{uuid}/',
  summary: 'Delete a project type. While projects have it, this returns 409 saying how many',
  permission: 'STAFF',
  params: uuidParams,
  query: z.strictObject({
    confirm: queryFlag.optional().describe('true deletes it also while projects have it. They have no type then.'),
  }),
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'moved_on'],
});
