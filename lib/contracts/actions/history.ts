import { z } from 'zod';
import { instant, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const historyEntry = z.strictObject({
  at: instant,
  what: z.enum(['opened', 'silenced', 'unsilenced', 'executed', 'refused', 'failed', 'resolved']),
  by: z.string().nullable(),
  detail: z.string(),
});

export type HistoryEntry = z.output<typeof historyEntry>;

export const readUserActionHistoryOperation = operation({
  id: 'user_actions_history',
  method: 'GET',
  path: '/api/user-actions/{uuid}/history/',
  summary: 'List the history of an action, newest first',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: z.array(historyEntry),
  errors: ['not_found'],
});
