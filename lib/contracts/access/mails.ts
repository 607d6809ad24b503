import { z } from 'zod';
import { accessNotificationTypes } from '@/lib/contracts/access/notifications';
import { line, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const params = z.strictObject({ id: uuid });
const which = {
  type: z.enum(accessNotificationTypes),
  milestone: line(50, 1).optional().describe('For example "2 months"; of a renewal, the first if left out.'),
};

export const previewAccessMailOperation = operation({
  id: 'access_requirements_mail_preview',
  method: 'GET',
  path: '/api/access-requirements/{id}/mail-preview/',
  summary:
    'Show an email as it would be sent to you, about example people; for the access committee, staff and support',
  permission: 'ACCESS_COMMITTEE_OR_SUPPORT',
  params,
  query: z.strictObject(which),
  answer: z.strictObject({ subject: z.string(), html: z.string(), text: z.string() }),
  errors: ['not_found', 'not_allowed'],
});

export const testAccessMailOperation = operation({
  id: 'access_requirements_test_mail',
  method: 'POST',
  path: '/api/access-requirements/{id}/test-mail/',
  summary: 'Send an email to yourself as a test; for the access committee and staff',
  permission: 'ACCESS_COMMITTEE',
  reachesOut: true,
  params,
  body: z.strictObject(which),
  status: 202,
  answer: z.strictObject({ status: z.literal('scheduled'), recipient: z.string() }),
  errors: ['not_found', 'not_allowed'],
});
