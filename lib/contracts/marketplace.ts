import { z } from 'zod';
import { day, instant, line, orderBy, pageQuery, text, uuid, uuidParams } from '@/lib/contracts/common';
import {
  givenOrderState,
  givenOrderType,
  givenResourceState,
  orderStateNames,
  orderTypeNames,
  resourceStateNames,
} from '@/lib/contracts/marketplace-names';
import { operation } from '@/lib/contracts/operation';
import { reference } from '@/lib/contracts/places';
import type { ErrorCode } from '@/lib/core/errors';

const belongings = {
  external_id: z.string().nullable(),
  project_uuid: uuid,
  project_name: z.string(),
  organization_uuid: uuid,
  organization_name: z.string(),
  offering_uuid: uuid,
  offering_name: z.string(),
  offering_type: z.string(),
  created: instant,
  modified: instant,
};

export const order = z.strictObject({
  uuid,
  ...belongings,
  resource_uuid: uuid.nullable(),
  resource_name: z.string(),
  type: z.enum(orderTypeNames),
  /** As `type`. */
  order_type: z.enum(orderTypeNames),
  state: z.enum(orderStateNames),
  start_date: day.nullable(),
  /** A decimal number as text, with every digit. */
  cost: z.string().nullable(),
  created_by_name: z.string(),
  consumer_reviewed_at: instant.nullable(),
  consumer_reviewed_by_name: z.string(),
});

export type Order = z.output<typeof order>;

export const resource = z.strictObject({
  uuid,
  ...belongings,
  name: z.string(),
  state: z.enum(resourceStateNames),
  end_date: day.nullable(),
  termination_accepted_at: instant.nullable(),
  termination_accepted_by_name: z.string(),
});

export type Resource = z.output<typeof resource>;

const placeFilters = { project_uuid: uuid.optional(), organization_uuid: uuid.optional(), q: text(200).optional() };

export const listOrdersOperation = operation({
  id: 'marketplace_orders_list',
  method: 'GET',
  path: '/api/marketplace-orders/',
  summary: 'List orders in projects where you have a role',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...placeFilters,
    ...pageQuery,
    state: givenOrderState.optional(),
    type: givenOrderType.optional(),
    resource_uuid: uuid.optional(),
    order_type: givenOrderType.optional(),
    o: orderBy(['created', 'modified', 'state']),
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
    request_comment: text(2_000).default(''),
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
  answer: order,
  errors: ['not_found'],
});

const emptyBody = z.strictObject({});
const comment = text(2_000);

const moveErrors: readonly ErrorCode[] = ['not_found', 'not_allowed', 'moved_on'];

function orderMove<B extends z.ZodObject>(
  id: string,
  command: string,
  summary: string,
  { body, errors = moveErrors, status = 200 }: { body: B; errors?: readonly ErrorCode[]; status?: 200 | 202 },
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

export const approveOrderOperation = orderMove(
  'marketplace_orders_approve_by_consumer',
  'approve_by_consumer',
  'Approve an order pending consumer approval',
  { body: emptyBody, errors: [...moveErrors, 'rule_broken'] },
);
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
export const approveByProviderOperation = orderMove(
  'marketplace_orders_approve_by_provider',
  'approve_by_provider',
  'Approve an order pending provider approval',
  { body: emptyBody, errors: [...moveErrors, 'rule_broken'] },
);
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
  { body: emptyBody, errors: [...moveErrors, 'rule_broken'] },
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
    ...placeFilters,
    ...pageQuery,
    state: givenResourceState.optional(),
    o: orderBy(['created', 'modified', 'name', 'end_date']),
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
  answer: resource,
  errors: ['not_found'],
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
