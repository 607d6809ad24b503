import { z } from 'zod';
import { jsonObject } from '@/lib/contracts/json-object';
import { findReminderError, REMINDERS_OPTION } from '@/lib/contracts/marketplace/reminder-schedule';
import { sql } from '@/lib/db/client';
import { defineRecordKind, maybe, reference, required } from '@/lib/services/imports/define-record-kind';
import { line } from '@/lib/services/imports/fields';

/** A reminder schedule that cannot be used is refused with its reason. */
const options = jsonObject.superRefine((value, context) => {
  const reason = findReminderError(value);
  if (reason !== null) context.addIssue({ code: 'custom', message: `${REMINDERS_OPTION}: ${reason}` });
});

/** Keeps the one component that says whether the offering is paid in advance. */
const prepaidComponent = sql`
  component AS (
    INSERT INTO offering_component AS held (offering_id, type, name, is_prepaid)
    SELECT coalesce(given.known_id, created.id), 'prepaid', 'Prepaid', given.is_prepaid
    FROM judged AS given LEFT JOIN created ON created.id = given.new_id
    WHERE given.is_prepaid IS NOT NULL AND given.error IS NULL AND coalesce(given.known_id, created.id) IS NOT NULL
    ON CONFLICT (offering_id, type) DO UPDATE SET is_prepaid = excluded.is_prepaid
      WHERE held.is_prepaid IS DISTINCT FROM excluded.is_prepaid
    RETURNING offering_id),
  touched AS (SELECT offering_id AS id FROM component)`;

export const offeringKind = defineRecordKind({
  type: 'offering',
  fields: {
    customer: reference('customer'),
    name: required(line(200)),
    offering_type: required(line(200)),
    is_prepaid: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    plugin_options: maybe(options, 'jsonb', sql`'{}'::jsonb`, { csv: 'json' }),
  },
  storage: {
    table: 'offering',
    // It is stored as a component.
    stored: { is_prepaid: null },
    also: prepaidComponent,
  },
});
