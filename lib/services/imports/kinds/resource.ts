import { z } from 'zod';
import { uuid } from '@/lib/contracts/common';
import { givenResourceState } from '@/lib/contracts/marketplace/names';
import { type Sql, sql } from '@/lib/db/client';
import { literal } from '@/lib/db/verbatim';
import { defineRecordKind, maybe, reference, required } from '@/lib/services/imports/define-record-kind';
import { line, recordDay } from '@/lib/services/imports/fields';
import { recordImportedResources } from '@/lib/services/imports/storing/record-orders';
import { rejectedResources } from '@/lib/services/imports/storing/rejected-additions';
import { optional } from '@/lib/services/imports/storing/stored-value';

const NO_DAY = sql`NULL::date`;

/** That a resource may end was said of its end date: another one has to be accepted again. */
function unlessMoved(accepted: Sql): Sql {
  return sql`CASE WHEN ${optional('end_date', NO_DAY)} IS NOT DISTINCT FROM known.end_date THEN ${accepted} END`;
}

/** What it uses from now on. */
const settingsId = sql`CASE WHEN NOT 'service_settings' = ANY(given.cleared)
  THEN coalesce(given.service_settings, known.service_settings_id) END`;

/** The condition that there are service settings with an id, of which something holds. */
function areSettings(id: Sql, condition = sql`TRUE`): Sql {
  return sql`EXISTS (SELECT FROM service_settings AS settings WHERE settings.id = ${id} AND ${condition})`;
}

export const resourceKind = defineRecordKind({
  type: 'resource',
  fields: {
    project: reference('project'),
    offering: reference('offering'),
    name: required(line(500)),
    state: required(givenResourceState),
    end_date: maybe(recordDay, 'date', NO_DAY),
    backend_id: maybe(line(255, 0), 'text', sql`''`),
    service_settings: maybe(uuid, 'uuid', sql`NULL::uuid`),
    paused: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
  },
  reject: { field: 'project', find: rejectedResources },
  recordEvents: recordImportedResources,
  storage: {
    table: 'resource',
    returnsChanges: true,
    errors: [
      {
        field: 'service_settings',
        when: sql`given.service_settings IS NOT NULL AND NOT ${areSettings(sql`given.service_settings`)}`,
        message: literal('There are no such service settings.'),
      },
      {
        field: 'service_settings',
        when: areSettings(settingsId, sql`settings.customer_id <> ref_project.customer_id`),
        message: literal('These service settings are of another organisation.'),
      },
      {
        field: 'service_settings',
        when: sql`known.service_settings_id IS DISTINCT FROM given.service_settings
          AND ${areSettings(sql`given.service_settings`, sql`NOT settings.is_active`)}`,
        message: literal('These service settings are turned off.'),
      },
    ],
    stored: {
      service_settings: null,
      service_settings_id: settingsId,
      paused_by: sql`CASE WHEN ${optional('paused', sql`false`)} THEN coalesce(known.paused_by, 'staff') ELSE CASE WHEN known.paused THEN 'staff' ELSE known.paused_by END END`,
      termination_accepted_at: unlessMoved(sql`known.termination_accepted_at`),
      termination_accepted_by_id: unlessMoved(sql`known.termination_accepted_by_id`),
    },
  },
});
