import { z } from 'zod';
import { givenProjectKind, graceDays, oecdCode, slug } from '@/lib/contracts/places';
import { sql } from '@/lib/db/client';
import { defineRecordKind, maybe, reference, required } from '@/lib/services/imports/define-record-kind';
import { line, recordDay, timeZone, unknownZone } from '@/lib/services/imports/fields';
import { restrictionCheck, restrictions } from '@/lib/services/imports/restrictions';
import { recordCreatedProjects } from '@/lib/services/imports/storing/record-created';
import { refusedProjects } from '@/lib/services/imports/storing/refused-additions';
import { optional } from '@/lib/services/imports/storing/stored-value';

const NO_DAY = sql`NULL::date`;

/** Who set an end date, and that the project may end, was said of that date alone. */
const isEndMoved = sql`(${optional('end_date', NO_DAY)} IS DISTINCT FROM known.end_date)`;

export const projectKind = defineRecordKind({
  type: 'project',
  fields: {
    customer: reference('customer'),
    name: required(line(500)),
    description: maybe(line(2_000, 0), 'text', sql`''`),
    start_date: maybe(recordDay, 'date', NO_DAY),
    end_date: maybe(recordDay, 'date', NO_DAY),
    kind: maybe(givenProjectKind, 'text', sql`'DEFAULT'`),
    slug: maybe(slug, 'text', sql`''`),
    backend_id: maybe(line(255, 0), 'text', sql`''`),
    oecd_fos_2007_code: maybe(oecdCode, 'text', sql`NULL::text`),
    is_industry: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    grace_period_days: maybe(graceDays, 'int', sql`NULL::int`, { csv: 'number' }),
    staff_notes: maybe(line(2_000, 0), 'text', sql`''`),
    time_zone: maybe(timeZone, 'text', sql`NULL::text`),
    ...restrictions,
  },
  check: restrictionCheck,
  refuse: { field: 'customer', find: refusedProjects },
  recordEvents: recordCreatedProjects,
  storage: {
    table: 'project',
    stored: {
      end_date_updated_at: sql`CASE WHEN ${isEndMoved} THEN given.at ELSE known.end_date_updated_at END`,
      end_accepted_at: sql`CASE WHEN NOT ${isEndMoved} THEN known.end_accepted_at END`,
      end_accepted_by_id: sql`CASE WHEN NOT ${isEndMoved} THEN known.end_accepted_by_id END`,
      end_date_requested_by_id: sql`CASE WHEN NOT ${isEndMoved} THEN known.end_date_requested_by_id END`,
    },
    flaws: [
      {
        field: 'customer',
        when: sql`known.customer_id <> ref_customer.id`,
        message: sql`'Can’t be changed here: move the project with move_project.'`,
      },
      {
        field: 'end_date',
        when: sql`${optional('end_date', NO_DAY)} < ${optional('start_date', NO_DAY)}`,
        message: sql`'Must not be earlier than start_date.'`,
      },
      unknownZone,
    ],
  },
});
