import { z } from 'zod';
import { sql } from '@/lib/db/client';
import {
  externalId,
  line,
  recordDay,
  restrictionColumns,
  restrictionForms,
  restrictions,
  timeZone,
  unknownZone,
} from '@/lib/services/imports/fields';
import type { RecordKind } from '@/lib/services/imports/record-kind';
import { optional, optionals } from '@/lib/services/imports/storing/stored-value';

export const projectKinds = ['DEFAULT', 'COURSE', 'PUBLIC'] as const;

export const projectKind: RecordKind = {
  type: 'project',
  fields: z.strictObject({
    customer: externalId,
    name: line(500),
    description: line(4000, 0).nullish(),
    start_date: recordDay.nullish(),
    end_date: recordDay.nullish(),
    kind: z.enum(projectKinds).nullish(),
    time_zone: timeZone.nullish(),
    ...restrictions,
  }),
  hasOptionalKey: false,
  required: ['external_id', 'customer', 'name'],
  csvForms: restrictionForms,
  writtenAs: {},
  sharedKeys: () => [],
  storage: {
    table: 'project',
    given: {
      customer: 'text',
      name: 'text',
      description: 'text',
      start_date: 'date',
      end_date: 'date',
      kind: 'text',
      time_zone: 'text',
      ...restrictionColumns,
    },
    references: { customer: 'customer' },
    stored: {
      customer_id: sql`given.customer_id`,
      name: sql`given.name`,
      description: optional('description', sql`''`),
      ...optionals(['start_date', 'end_date'], sql`NULL::date`),
      kind: optional('kind', sql`'DEFAULT'`),
      time_zone: optional('time_zone', sql`NULL::text`),
      ...optionals(Object.keys(restrictionColumns), sql`'{}'::text[]`),
    },
    flaws: [
      {
        field: 'end_date',
        when: sql`${optional('end_date', sql`NULL::date`)} < ${optional('start_date', sql`NULL::date`)}`,
        message: sql`'Must not be earlier than start_date.'`,
      },
      unknownZone,
    ],
    clash: { field: 'external_id', message: 'Another record already uses it.' },
    hasModified: true,
  },
};
