import { z } from 'zod';
import { accessMilestones, accessTypes, givenRequirement, versionedFields } from '@/lib/contracts/access/requirements';
import { type Sql, sql } from '@/lib/db/client';
import { listed, named } from '@/lib/db/verbatim';
import { followReminders } from '@/lib/services/access-notices/follow-reminders';
import { defineRecordKind, maybe, required } from '@/lib/services/imports/define-record-kind';
import { line, prose } from '@/lib/services/imports/fields';
import { optional } from '@/lib/services/imports/storing/stored-value';

const USUAL_DAYS = 365;
const NO_TEXT = sql`NULL::text`;
const usualReminders = sql`'[{"months": 2}, {"months": 1}]'::jsonb`;

/** Null is a value of its own: access that never expires. */
const period = sql`CASE WHEN 'expiration_period_days' = ANY(given.cleared) THEN NULL
  WHEN given.expiration_period_days IS NULL AND known.id IS NOT NULL THEN known.expiration_period_days
  ELSE coalesce(given.expiration_period_days, ${USUAL_DAYS}::int) END`;
const accessType = optional('access_type', sql`'DOWNLOAD'`);
const needsDuc = optional('is_duc_required', sql`false`);
const needsIrb = optional('is_irb_approval_required', sql`false`);

/** What the fields of which a change makes another version come to with a record. */
const asGiven: Readonly<Record<(typeof versionedFields)[number], Sql>> = {
  name: sql`given.name`,
  access_type: accessType,
  expiration_period_days: period,
  is_duc_required: needsDuc,
  is_irb_approval_required: needsIrb,
};
const isAnotherVersion = listed(
  versionedFields.map((field) => sql`known.${named(field)} IS DISTINCT FROM ${asGiven[field]}`),
  ' OR ',
);

export const accessRequirementKind = defineRecordKind({
  type: 'access_requirement',
  fields: {
    name: required(line(50)),
    dataset_name: maybe(line(100), 'text', NO_TEXT),
    renewal_details_url: maybe(givenRequirement.renewal_details_url, 'text', NO_TEXT),
    expiration_period_days: maybe(givenRequirement.expiration_period_days, 'int', sql`${USUAL_DAYS}::int`, {
      csv: 'number',
    }),
    is_duc_required: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    is_irb_approval_required: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    access_type: maybe(z.enum(accessTypes), 'text', sql`'DOWNLOAD'`),
    reminders: maybe(accessMilestones, 'jsonb', usualReminders, { csv: 'json' }),
    renewal_text: maybe(prose(2_000), 'text', sql`''`),
  },
  sharedKeys: ({ name }) => [`name ${String(name).toLowerCase()}`],
  recordEvents: async (tx, { updated }) => followReminders(tx, updated),
  storage: {
    table: 'access_requirement',
    stored: {
      expiration_period_days: period,
      version: sql`CASE WHEN known.id IS NULL THEN 1
        WHEN ${isAnotherVersion} THEN known.version + 1 ELSE known.version END`,
    },
    errors: [
      {
        field: 'name',
        when: sql`EXISTS (SELECT FROM access_requirement AS other
          WHERE lower(other.name) = lower(given.name) AND other.id IS DISTINCT FROM known.id)`,
        message: sql`format('Another access requirement has the name "%s".', given.name)`,
      },
    ],
    clash: { field: 'name', message: 'Another access requirement already uses this name.' },
  },
});
