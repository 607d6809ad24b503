import { z } from 'zod';
import { idParams, instant, pageQuery, queryFlag, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const execution = z.strictObject({
  id: z.int(),
  corrective_action_label: z.string(),
  executed_at: instant,
  success: z.boolean(),
  error_message: z.string(),
  execution_metadata: z.record(z.string(), z.unknown()),
  action_uuid: uuid.nullable(),
  /** Whether the action can still be read: not once its project or object is gone, or the person’s role there has ended. */
  is_action_readable: z.boolean(),
  action_type: z.string(),
  corrective_action_key: z.string(),
  title: z.string(),
  related_object_name: z.string(),
  related_object_type: z.string(),
  related_object_uuid: uuid,
  via: z.string(),
});

export type Execution = z.output<typeof execution>;

export const listExecutionsOperation = operation({
  id: 'user_action_executions_list',
  method: 'GET',
  path: '/api/user-action-executions/',
  summary: 'List your executions of corrective actions, newest first',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    user_uuid: uuid.optional(),
    action_type: z.string().max(100).optional(),
    success: queryFlag.optional(),
  }),
  answer: z.array(execution),
  gives: { kind: 'list' },
  errors: ['not_allowed'],
});

export const readExecutionOperation = operation({
  id: 'user_action_executions_read',
  method: 'GET',
  path: '/api/user-action-executions/{id}/',
  summary: 'Read one of your executions',
  permission: 'SIGNED_IN',
  params: idParams,
  answer: execution,
  errors: ['not_found'],
});
