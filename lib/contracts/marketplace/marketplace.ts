import { z } from 'zod';
import { chosenFields, day, line, optionalText, orderBy, pageQuery, text, uuidParams } from '@/lib/contracts/common';
import { orderFilters, resourceFilters } from '@/lib/contracts/marketplace/filters';
import { givenOrderType } from '@/lib/contracts/marketplace/names';
import { orderMembers } from '@/lib/contracts/marketplace/order-members';
import { resourceMembers } from '@/lib/contracts/marketplace/resource-members';
import { reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';
import type { ErrorCode } from '@/lib/core/errors';

export const order = z.strictObject(orderMembers);

export type Order = z.output<typeof order>;

/** An order that was approved, and what has become of it in a sentence. */
const approvedOrder = order.extend({ detail: z.string() });

export type ApprovedOrder = z.output<typeof approvedOrder>;

export const resource = z.strictObject(resourceMembers);

export type Resource = z.output<typeof resource>;

export const listOrdersOperation = operation({
  id: 'marketplace_orders_list',
  method: 'GET',
  path: '/api/marketplace-orders/',
  summary: 'List orders in projects where you have a role',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...orderFilters,
    ...pageQuery,
    ...chosenFields(order),
    o: orderBy(['created', 'cost', 'state', 'consumer_reviewed_at', 'modified']),
  }),
  answer: z.array(order),
  gives: { kind: 'list' },
});

/** Of what an offering counts, how much: whole numbers by its components. */
const limits = z.record(z.string().max(200), z.int().min(0).max(2_147_483_647));
const cost = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,10})?$/, 'Must be a decimal number, for example "129.90".')
  .nullable();

export const createOrderOperation = operation({
  id: 'marketplace_orders_create',
  method: 'POST',
  path: '/api/marketplace-orders/',
  summary: 'Place an order: for a resource, to change one, or to terminate one',
  permission: 'SIGNED_IN',
  body: z.strictObject({
    project: reference,
    offering: reference,
    type: givenOrderType.default('CREATE'),
    resource: reference.nullable().default(null),
    attributes: z.strictObject({ name: line(500).default('') }).default({ name: '' }),
    limits: limits.default({}),
    start_date: day.nullable().default(null),
    cost: cost.default(null),
    request_comment: optionalText(2_000),
    plan: z.unknown().optional().describe('Has no effect.'),
    callback_url: z.unknown().optional().describe('Has no effect.'),
    accepting_terms_of_service: z.unknown().optional().describe('Has no effect.'),
  }),
  status: 201,
  answer: order,
  errors: ['not_allowed', 'moved_on', 'rule_broken'],
});

export const readOrderOperation = operation({
  id: 'marketplace_orders_read',
  method: 'GET',
  path: '/api/marketplace-orders/{uuid}/',
  summary: 'Read an order',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(order)),
  answer: order,
  errors: ['not_found'],
});

const emptyBody = z.strictObject({});
const comment = text(2_000);

const moveErrors: readonly ErrorCode[] = ['not_found', 'not_allowed', 'moved_on'];

type MoveOf<B extends z.ZodObject> = { body: B; errors?: readonly ErrorCode[]; status?: 200 | 202 };

function orderMove<B extends z.ZodObject>(
  id: string,
  command: string,
  summary: string,
  { body, errors = moveErrors, status = 200 }: MoveOf<B>,
) {
  return operation({
    id,
    method: 'POST',
    path: `/api/marketplace-orders/{uuid}/${command}/`,
    summary,
    permission: 'SIGNED_IN',
    params: uuidParams,
    body,
    status,
    answer: order,
    errors,
  });
}

const approval = { body: emptyBody, errors: [...moveErrors, 'rule_broken'] } as const satisfies MoveOf<
  typeof emptyBody
>;

export const approveOrderOperation = operation({
  ...orderMove(
    'marketplace_orders_approve_by_consumer',
    'approve_by_consumer',
    'Approve an order pending consumer approval',
    approval,
  ),
  answer: approvedOrder,
});
export const rejectOrderOperation = orderMove(
  'marketplace_orders_reject_by_consumer',
  'reject_by_consumer',
  'Reject an order pending consumer or provider approval',
  { body: z.strictObject({ consumer_rejection_comment: comment.optional() }) },
);
export const cancelOrderOperation = orderMove('marketplace_orders_cancel', 'cancel', 'Cancel a pending order', {
  body: emptyBody,
  status: 202,
});
export const approveByProviderOperation = operation({
  ...orderMove(
    'marketplace_orders_approve_by_provider',
    'approve_by_provider',
    'Approve an order pending provider approval',
    approval,
  ),
  answer: approvedOrder,
});
export const rejectByProviderOperation = orderMove(
  'marketplace_orders_reject_by_provider',
  'reject_by_provider',
  'Reject an order pending provider approval',
  { body: z.strictObject({ provider_rejection_comment: comment.default('') }) },
);
export const setOrderExecutingOperation = orderMove(
  'marketplace_orders_set_state_executing',
  'set_state_executing',
  'Begin to execute an order, or try a failed one again',
  approval,
);
export const setOrderDoneOperation = orderMove(
  'marketplace_orders_set_state_done',
  'set_state_done',
  'Complete an order that is executed',
  { body: emptyBody },
);
export const setOrderErredOperation = orderMove(
  'marketplace_orders_set_state_erred',
  'set_state_erred',
  'Say that an order failed, and why',
  { body: z.strictObject({ error_message: comment.default(''), error_traceback: text(20_000).default('') }) },
);

export const listResourcesOperation = operation({
  id: 'marketplace_resources_list',
  method: 'GET',
  path: '/api/marketplace-resources/',
  summary: 'List resources in projects where you have a role',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...resourceFilters,
    ...pageQuery,
    ...chosenFields(resource),
    o: orderBy([
      'name',
      'created',
      'state',
      'end_date',
      'backend_id',
      'project_name',
      'customer_name',
      'offering_name',
      'modified',
    ]),
  }),
  answer: z.array(resource),
  gives: { kind: 'list' },
});

export const readResourceOperation = operation({
  id: 'marketplace_resources_read',
  method: 'GET',
  path: '/api/marketplace-resources/{uuid}/',
  summary: 'Read a resource',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(resource)),
  answer: resource,
  errors: ['not_found'],
});

export const changeResourceOperation = operation({
  id: 'marketplace_resources_change',
  method: 'PATCH',
  path: '/api/marketplace-resources/{uuid}/',
  summary: 'Change the name of a resource, or, for staff, what it is to its backend',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: z.strictObject({
    name: line(500, 1).optional(),
    backend_id: line(255).optional(),
    service_settings: reference.nullable().optional(),
  }),
  answer: resource,
  errors: [...moveErrors, 'rule_broken'],
});

function resourceMove<B extends z.ZodObject>(
  id: string,
  command: string,
  summary: string,
  body: B,
  errors = moveErrors,
) {
  return operation({
    id,
    method: 'POST',
    path: `/api/marketplace-resources/{uuid}/${command}/`,
    summary,
    permission: 'SIGNED_IN',
    params: uuidParams,
    body,
    answer: resource,
    errors,
  });
}

export const setEndDateOperation = resourceMove(
  'marketplace_resources_set_end_date',
  'set_end_date',
  'Set or clear the end date of a resource',
  z.strictObject({ end_date: day.nullable() }),
);
export const renewResourceOperation = resourceMove(
  'marketplace_resources_renew',
  'renew',
  'Extend a resource by the renewal period of its offering',
  emptyBody,
  [...moveErrors, 'rule_broken'],
);
export const terminateResourceOperation = resourceMove(
  'marketplace_resources_terminate',
  'terminate',
  'Accept that a resource ends on its end date; no more reminders are sent',
  emptyBody,
  [...moveErrors, 'rule_broken'],
);
export const keepResourceOperation = resourceMove(
  'marketplace_resources_undo_terminate',
  'undo_terminate',
  'Undo accepting the end of a resource',
  emptyBody,
);

export const setPausedOperation = operation({
  ...resourceMove(
    'marketplace_resources_set_paused',
    'set_paused',
    'Pause a resource or unpause it; what grace does with it no longer counts',
    z.strictObject({ paused: z.boolean() }),
  ),
  answer: resource.extend({ status: z.string() }),
});
