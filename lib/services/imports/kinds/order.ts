import { z } from 'zod';
import { orderStates, orderTypes } from '@/lib/contracts/marketplace';
import { sql } from '@/lib/db/client';
import { externalId } from '@/lib/services/imports/fields';
import type { RecordKind } from '@/lib/services/imports/record-kind';
import { optional } from '@/lib/services/imports/storing/stored-value';

/** As much as the database's decimal(22, 10) holds; text keeps the digits that a number would lose. */
const cost = z
  .union([z.string().trim(), z.number().transform(String)])
  .refine((value) => /^-?\d{1,12}(\.\d{1,10})?$/.test(value), 'Must be a decimal number, for example "129.90".');

export const orderKind: RecordKind = {
  type: 'order',
  fields: z.strictObject({
    project: externalId,
    offering: externalId,
    resource: externalId.nullish(),
    order_type: z.enum(orderTypes),
    state: z.enum(orderStates),
    created_by: externalId.nullish(),
    cost: cost.nullish(),
  }),
  hasOptionalKey: false,
  required: ['external_id', 'project', 'offering', 'order_type', 'state'],
  csvForms: {},
  writtenAs: {},
  sharedKeys: () => [],
  storage: {
    table: 'marketplace_order',
    given: {
      project: 'text',
      offering: 'text',
      resource: 'text',
      order_type: 'text',
      state: 'text',
      created_by: 'text',
      cost: 'decimal(22, 10)',
    },
    references: { project: 'project', offering: 'offering', resource: 'resource', created_by: 'user' },
    stored: {
      project_id: sql`given.project_id`,
      offering_id: sql`given.offering_id`,
      resource_id: optional('resource', sql`NULL::uuid`, 'resource_id'),
      order_type: sql`given.order_type`,
      state: sql`given.state`,
      created_by_id: optional('created_by', sql`NULL::uuid`, 'created_by_id'),
      cost: optional('cost', sql`NULL::decimal`),
    },
    flaws: [],
    clash: { field: 'external_id', message: 'Another record already uses it.' },
    hasModified: true,
  },
};
