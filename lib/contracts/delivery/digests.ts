import { z } from 'zod';
import { operation } from '@/lib/contracts/operation';

const tokenQuery = z.strictObject({
  token: z
    .string()
    .min(1)
    .max(200)
    .describe('The token in the link of a digest. It identifies the person and the digest, and never expires.'),
});

export const unsubscribeOperation = operation({
  id: 'digests_unsubscribe',
  method: 'POST',
  path: '/api/unsubscribe/',
  summary: 'Unsubscribe from the daily digest that the token names (RFC 8058, one click)',
  permission: 'ANYBODY',
  query: tokenQuery,
  answer: z.strictObject({ status: z.literal('unsubscribed') }),
  errors: ['not_found'],
  takes: { kind: 'form' },
});

export const undoUnsubscribeOperation = operation({
  id: 'digests_undo_unsubscribe',
  method: 'DELETE',
  path: '/api/unsubscribe/',
  summary: 'Resubscribe to the daily digest',
  permission: 'ANYBODY',
  query: tokenQuery,
  answer: z.strictObject({ status: z.literal('subscribed') }),
  errors: ['not_found'],
});
