import { z } from 'zod';
import { givenOrderState, givenOrderType } from '@/lib/contracts/marketplace/names';
import { sql } from '@/lib/db/client';
import {
  defineRecordKind,
  maybe,
  maybeReference,
  reference,
  required,
} from '@/lib/services/imports/define-record-kind';
import { recordDay } from '@/lib/services/imports/fields';
import { recordImportedOrders } from '@/lib/services/imports/storing/record-orders';

/** As much as the database's decimal(22, 10) holds; text keeps the digits that a number would lose. */
const cost = z
  .union([z.string().trim(), z.number().transform(String)])
  .refine(
    (value) => /^\d{1,12}(\.\d{1,10})?$/.test(value),
    'Must be a decimal number of at least 0, for example "129.90".',
  );

export const orderKind = defineRecordKind({
  type: 'order',
  fields: {
    project: reference('project'),
    offering: reference('offering'),
    resource: maybeReference('resource'),
    order_type: required(givenOrderType),
    state: required(givenOrderState),
    created_by: maybeReference('user'),
    start_date: maybe(recordDay, 'date', sql`NULL::date`),
    cost: maybe(cost, 'decimal(22, 10)', sql`NULL::decimal`),
  },
  recordEvents: recordImportedOrders,
  storage: { table: 'marketplace_order', returnsChanges: true },
});
