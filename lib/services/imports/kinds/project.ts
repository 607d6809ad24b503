import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { defineRecordKind, maybe, reference, required } from '@/lib/services/imports/define-record-kind';
import { line, recordDay, timeZone, unknownZone } from '@/lib/services/imports/fields';
import { restrictions } from '@/lib/services/imports/restrictions';
import { optional } from '@/lib/services/imports/storing/stored-value';

export const projectKinds = ['DEFAULT', 'COURSE', 'PUBLIC'] as const;

const NO_DAY = sql`NULL::date`;

export const projectKind = defineRecordKind({
  type: 'project',
  fields: {
    customer: reference('customer'),
    name: required(line(500)),
    description: maybe(line(4000, 0), 'text', sql`''`),
    start_date: maybe(recordDay, 'date', NO_DAY),
    end_date: maybe(recordDay, 'date', NO_DAY),
    kind: maybe(z.enum(projectKinds), 'text', sql`'DEFAULT'`),
    time_zone: maybe(timeZone, 'text', sql`NULL::text`),
    ...restrictions,
  },
  storage: {
    table: 'project',
    flaws: [
      {
        field: 'end_date',
        when: sql`${optional('end_date', NO_DAY)} < ${optional('start_date', NO_DAY)}`,
        message: sql`'Must not be earlier than start_date.'`,
      },
      unknownZone,
    ],
  },
});
