import { z } from 'zod';
import {
  chosenFields,
  downloadQuery,
  givenInstant,
  instant,
  orderBy,
  pageQuery,
  text,
  uuid,
  uuidParams,
} from '@/lib/contracts/common';
import { allEventTypes, eventFeatures } from '@/lib/contracts/history/event-log';
import { operation } from '@/lib/contracts/operation';

/** Something that happened to a project, a customer, or what is in them. */
const event = z.strictObject({
  uuid,
  created: instant,
  event_type: z.string(),
  message: z.string(),
  /** Always project_uuid, project_name, customer_uuid, customer_name, user_uuid, user_username and user_full_name; further members by the type, project_is_gone (true) where the project was deleted for good, and termination_metadata of a deletion, null for who may not read it. */
  context: z.record(z.string(), z.unknown()),
});

export type LoggedEvent = z.output<typeof event>;

const givenType = z
  .string()
  .max(100)
  .transform((name) => name.toLowerCase())
  .pipe(z.enum(allEventTypes))
  .meta({ enum: [...allEventTypes] });

const LAST_SECOND = 253_402_300_799;
const seconds = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/)
  .transform(Number)
  .refine((value) => value <= LAST_SECOND)
  .transform((value) => new Date(value * 1000).toISOString());
const moment = z
  .union([seconds, givenInstant], { error: 'Must be an instant with its offset, or seconds since 1970.' })
  .meta({ description: 'An instant with its offset, or seconds since 1970.' });

/** What `scope` may be the address of, by the part of the API. */
const scopeKinds = {
  projects: 'project',
  customers: 'customer',
  users: 'user',
  'marketplace-resources': 'resource',
} as const;
const scopePath = /\/api\/(projects|customers|users|marketplace-resources)\/([0-9a-f-]{36})\/?$/i;

type ScopeKind = (typeof scopeKinds)[keyof typeof scopeKinds];

const scope = z
  .string()
  .max(2_000)
  .transform((address, context): { kind: ScopeKind; id: string } => {
    const [, part, id] = scopePath.exec(address) ?? [];
    const known = z.strictObject({
      part: z.enum(['projects', 'customers', 'users', 'marketplace-resources']),
      id: uuid,
    });
    const found = known.safeParse({ part, id });
    if (found.success) return { kind: scopeKinds[found.data.part], id: found.data.id };
    context.addIssue({ code: 'custom', message: 'Must be the address of a project, customer, user or resource.' });
    return z.NEVER;
  })
  .meta({ description: 'The address of a project, customer, user or resource.' });

export const listEventsOperation = operation({
  id: 'events_list',
  method: 'GET',
  path: '/api/events/',
  summary: 'List what happened to projects and organisations, newest first',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(event),
    ...downloadQuery,
    event_type: z.array(givenType).optional(),
    feature: z.array(z.enum(eventFeatures)).optional(),
    created_from: moment.optional(),
    created_to: moment.optional(),
    message: text(200).optional(),
    customer_uuid: uuid.optional(),
    project_uuid: uuid.optional(),
    user_uuid: uuid.optional().describe('Who did it.'),
    related_user_uuid: uuid.optional().describe('Who did it, or to whom it happened.'),
    scope: scope.optional(),
    o: orderBy(['created']),
  }),
  answer: z.array(event),
  gives: { kind: 'list' },
});

export const readEventOperation = operation({
  id: 'events_read',
  method: 'GET',
  path: '/api/events/{uuid}/',
  summary: 'Read an event',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(event)),
  answer: event,
  errors: ['not_found'],
});

const types = z.array(z.string());

export const readEventGroupsOperation = operation({
  id: 'events_groups',
  method: 'GET',
  path: '/api/events/event_groups/',
  summary: 'Read the types of events, by feature',
  permission: 'SIGNED_IN',
  answer: z.strictObject({ projects: types, customers: types, permissions: types, resources: types }),
});
