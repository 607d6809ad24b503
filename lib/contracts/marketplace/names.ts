import { z } from 'zod';

/** The states of an order as they are stored. */
export const orderStates = [
  'PENDING_CONSUMER',
  'PENDING_PROVIDER',
  'PENDING_PROJECT',
  'PENDING_START_DATE',
  'EXECUTING',
  'DONE',
  'ERRED',
  'CANCELED',
  'REJECTED',
] as const;
export type OrderState = (typeof orderStates)[number];

/** The same, in the same order, as the API names them. */
export const orderStateNames = [
  'pending-consumer',
  'pending-provider',
  'pending-project',
  'pending-start-date',
  'executing',
  'done',
  'erred',
  'canceled',
  'rejected',
] as const;
export type OrderStateName = (typeof orderStateNames)[number];

/** The types of an order as they are stored. */
export const orderTypes = ['CREATE', 'UPDATE', 'TERMINATE'] as const;
export type OrderType = (typeof orderTypes)[number];

/** The same, in the same order, as the API names them. */
export const orderTypeNames = ['Create', 'Update', 'Terminate'] as const;

/** The states of a resource as they are stored. */
export const resourceStates = ['CREATING', 'OK', 'ERRED', 'UPDATING', 'TERMINATING', 'TERMINATED'] as const;
export type ResourceState = (typeof resourceStates)[number];

/** The same, in the same order, as the API names them. */
export const resourceStateNames = ['Creating', 'OK', 'Erred', 'Updating', 'Terminating', 'Terminated'] as const;
export type ResourceStateName = (typeof resourceStateNames)[number];

/** Who paused a resource. */
export const pausers = ['grace', 'staff'] as const;

/** A value in the spelling of the API or as it is stored, in any case; comes out as it is stored. */
function inEitherSpelling<const Stored extends string>(stored: readonly Stored[], names: readonly string[]) {
  return z
    .string()
    .transform((value) => value.toUpperCase().replaceAll('-', '_'))
    .pipe(z.enum(stored, { error: `Must be one of ${names.join(', ')}.` }))
    .meta({ enum: [...names] });
}

export const givenOrderState = inEitherSpelling(orderStates, orderStateNames);
export const givenOrderType = inEitherSpelling(orderTypes, orderTypeNames);
export const givenResourceState = inEitherSpelling(resourceStates, resourceStateNames);
