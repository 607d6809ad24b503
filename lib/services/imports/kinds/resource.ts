import { z } from 'zod';
import { resourceStates } from '@/lib/contracts/marketplace';
import { type Sql, sql } from '@/lib/db/client';
import { externalId, line, recordDay } from '@/lib/services/imports/fields';
import type { RecordKind } from '@/lib/services/imports/record-kind';
import { optional } from '@/lib/services/imports/storing/stored-value';

const end_date = optional('end_date', sql`NULL::date`);

/** That a resource may end was said of its end date: another one has to be accepted again. */
function unlessMoved(accepted: Sql): Sql {
  return sql`CASE WHEN ${end_date} IS NOT DISTINCT FROM known.end_date THEN ${accepted} END`;
}

export const resourceKind: RecordKind = {
  type: 'resource',
  fields: z.strictObject({
    project: externalId,
    offering: externalId,
    name: line(500),
    state: z.enum(resourceStates),
    end_date: recordDay.nullish(),
  }),
  hasOptionalKey: false,
  required: ['external_id', 'project', 'offering', 'name', 'state'],
  csvForms: {},
  writtenAs: {},
  sharedKeys: () => [],
  storage: {
    table: 'resource',
    given: { project: 'text', offering: 'text', name: 'text', state: 'text', end_date: 'date' },
    references: { project: 'project', offering: 'offering' },
    stored: {
      project_id: sql`given.project_id`,
      offering_id: sql`given.offering_id`,
      name: sql`given.name`,
      state: sql`given.state`,
      end_date,
      termination_accepted_at: unlessMoved(sql`known.termination_accepted_at`),
      termination_accepted_by_id: unlessMoved(sql`known.termination_accepted_by_id`),
    },
    flaws: [],
    clash: { field: 'external_id', message: 'Another record already uses it.' },
    hasModified: true,
  },
};
