import { z } from 'zod';
import { line, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const deleteCustomerOperation = operation({
  id: 'customers_delete',
  method: 'DELETE',
  path: '/api/customers/{uuid}/',
  summary: 'Delete an organisation whose projects are all deleted; these are deleted for good with it',
  permission: 'STAFF',
  params: uuidParams,
  query: z.strictObject({
    confirm_name: line(255, 1).optional().describe('Its exact name. Required where it has deleted projects.'),
  }),
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'moved_on'],
});
