import { z } from 'zod';
import { userAction } from '@/lib/contracts/actions/actions';
import { instant, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** Something that happened to an order or a resource. */
export const objectEvent = z.strictObject({
  at: instant,
  /** In a word or two: "Approved". */
  what: z.string(),
  /** What changed, in words; empty where `what` says it. */
  detail: z.string(),
  /** Who did it; null where nobody is known. */
  by: z.string().nullable(),
});

export type ObjectEvent = z.output<typeof objectEvent>;

/** Something that the caller may do with an order or a resource as it is now. */
export const objectCommand = z.strictObject({
  /** The id of the call that does it. */
  key: z.string(),
  label: z.string(),
  severity: z.enum(['low', 'high']),
  /** Where to POST `body`. */
  api_endpoint: z.string(),
  body: z.record(z.string(), z.unknown()),
  /** The member of the body that says why, which may be added; null where there is none. */
  comment_field: z.string().nullable(),
  /** The member of the body that is a day, which has to be chosen; the body has the one that it is now. Null where there is none. */
  day_field: z.string().nullable(),
  /** What can be filled in as the limits of the body, with what each is now; empty where there is nothing. */
  limits: z.array(z.strictObject({ type: z.string(), name: z.string(), value: z.int().nullable() })),
  /** What happens when it is done. */
  consequence: z.string(),
});

export type ObjectCommand = z.output<typeof objectCommand>;

function details<A extends z.ZodType>(id: string, path: string, summary: string, answer: A) {
  return operation({
    id,
    method: 'GET',
    path,
    summary,
    permission: 'SIGNED_IN',
    params: uuidParams,
    answer,
    errors: ['not_found'],
  });
}

export const readOrderHistoryOperation = details(
  'marketplace_orders_history',
  '/api/marketplace-orders/{uuid}/history/',
  'List the history of an order, newest first',
  z.array(objectEvent),
);

export const readResourceHistoryOperation = details(
  'marketplace_resources_history',
  '/api/marketplace-resources/{uuid}/history/',
  'List the history of a resource, newest first',
  z.array(objectEvent),
);

export const listOrderActionsOperation = details(
  'marketplace_orders_user_actions',
  '/api/marketplace-orders/{uuid}/user_actions/',
  'List your actions about an order, open and resolved',
  z.array(userAction),
);

export const listResourceActionsOperation = details(
  'marketplace_resources_user_actions',
  '/api/marketplace-resources/{uuid}/user_actions/',
  'List your actions about a resource, open and resolved',
  z.array(userAction),
);

export const listOrderCommandsOperation = details(
  'marketplace_orders_commands',
  '/api/marketplace-orders/{uuid}/commands/',
  'List what you can do with an order as it is now',
  z.array(objectCommand),
);

export const listResourceCommandsOperation = details(
  'marketplace_resources_commands',
  '/api/marketplace-resources/{uuid}/commands/',
  'List what you can do with a resource as it is now',
  z.array(objectCommand),
);
