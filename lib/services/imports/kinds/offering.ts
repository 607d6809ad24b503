import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { externalId, line } from '@/lib/services/imports/fields';
import { jsonObject } from '@/lib/services/imports/json-object';
import type { RecordKind } from '@/lib/services/imports/record-kind';
import { optional } from '@/lib/services/imports/storing/stored-value';

/** Keeps the one component that says whether the offering is paid in advance. */
const prepaidComponent = sql`
  component AS (
    INSERT INTO offering_component AS held (offering_id, type, name, is_prepaid)
    SELECT coalesce(given.known_id, created.id), 'prepaid', 'Prepaid', given.is_prepaid
    FROM judged AS given LEFT JOIN created ON created.id = given.new_id
    WHERE given.is_prepaid IS NOT NULL AND given.flaw IS NULL AND coalesce(given.known_id, created.id) IS NOT NULL
    ON CONFLICT (offering_id, type) DO UPDATE SET is_prepaid = excluded.is_prepaid
      WHERE held.is_prepaid IS DISTINCT FROM excluded.is_prepaid
    RETURNING offering_id),
  touched AS (SELECT offering_id AS id FROM component)`;

export const offeringKind: RecordKind = {
  type: 'offering',
  fields: z.strictObject({
    customer: externalId,
    name: line(200),
    offering_type: line(200),
    is_prepaid: z.boolean().nullish(),
    // Reminder schedules are not judged here: one that cannot be used falls back to the installation's.
    plugin_options: jsonObject.nullish(),
  }),
  hasOptionalKey: false,
  required: ['external_id', 'customer', 'name', 'offering_type'],
  csvForms: { is_prepaid: 'flag', plugin_options: 'json' },
  writtenAs: {},
  sharedKeys: () => [],
  storage: {
    table: 'offering',
    given: { customer: 'text', name: 'text', offering_type: 'text', is_prepaid: 'boolean', plugin_options: 'jsonb' },
    references: { customer: 'customer' },
    stored: {
      customer_id: sql`given.customer_id`,
      name: sql`given.name`,
      offering_type: sql`given.offering_type`,
      plugin_options: optional('plugin_options', sql`'{}'::jsonb`),
    },
    flaws: [],
    clash: { field: 'external_id', message: 'Another record already uses it.' },
    hasModified: true,
    also: prepaidComponent,
  },
};
