import { z } from 'zod';
import { resourceStates } from '@/lib/contracts/marketplace';
import { sql } from '@/lib/db/client';
import { externalId, line, recordDay } from '@/lib/services/imports/fields';
import type { RecordKind } from '@/lib/services/imports/record-kind';
import { optional } from '@/lib/services/imports/storing/stored-value';

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
      end_date: optional('end_date', sql`NULL::date`),
    },
    flaws: [],
    clash: { field: 'external_id', message: 'Another record has just taken it.' },
    hasModified: true,
  },
};
