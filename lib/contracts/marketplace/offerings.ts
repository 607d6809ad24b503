import { z } from 'zod';
import { instant, pageQuery, queryFlag, text, uuid, uuidParams } from '@/lib/contracts/common';
import { reminderSchedule } from '@/lib/contracts/marketplace/reminder-schedule';
import { operation } from '@/lib/contracts/operation';

/** Something that can be ordered, as staff see it. */
export const offering = z.strictObject({
  uuid,
  external_id: z.string().nullable(),
  name: z.string(),
  offering_type: z.string(),
  organization_uuid: uuid,
  organization_name: z.string(),
  /** Paid in advance: only then do its resources lead to actions before they end. */
  is_prepaid: z.boolean(),
  /** Resources that are not terminated. */
  resources_count: z.int().min(0),
  plugin_options: z.record(z.string(), z.unknown()),
  created: instant,
  modified: instant,
});

export type Offering = z.output<typeof offering>;

export const listOfferingsOperation = operation({
  id: 'offerings_list',
  method: 'GET',
  path: '/api/offerings/',
  summary: 'List offerings, by name',
  permission: 'STAFF',
  query: z.strictObject({
    ...pageQuery,
    q: text(200).optional(),
    organization_uuid: uuid.optional(),
    is_prepaid: queryFlag.optional(),
    has_schedule: queryFlag.optional(),
  }),
  answer: z.array(offering),
  gives: { kind: 'list' },
});

export const readOfferingOperation = operation({
  id: 'offerings_read',
  method: 'GET',
  path: '/api/offerings/{uuid}/',
  summary: 'Read an offering',
  permission: 'STAFF',
  params: uuidParams,
  answer: offering,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const changeOfferingOperation = operation({
  id: 'offerings_change',
  method: 'PATCH',
  path: '/api/offerings/{uuid}/',
  summary: 'Change the reminder schedule of an offering; null uses that of the installation',
  permission: 'STAFF',
  params: uuidParams,
  body: z.strictObject({
    plugin_options: z.strictObject({ resource_expiration_reminders: reminderSchedule.nullable() }),
  }),
  answer: offering,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});
