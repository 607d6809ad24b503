import { z } from 'zod';
import { givenProjectKind, graceDays, oecdCode, slug } from '@/lib/contracts/members/places';
import { sql } from '@/lib/db/client';
import { closedBecause } from '@/lib/db/closed-customer';
import { defineRecordKind, maybe, reference, required } from '@/lib/services/imports/define-record-kind';
import { line, prose, recordDay, timeZone, unknownZone } from '@/lib/services/imports/fields';
import { restrictionCheck, restrictions } from '@/lib/services/imports/restrictions';
import { recordImportedProjects } from '@/lib/services/imports/storing/record-places';
import { rejectedProjects } from '@/lib/services/imports/storing/rejected-additions';
import { optional } from '@/lib/services/imports/storing/stored-value';
import { unknownPeople } from '@/lib/services/imports/storing/unknown-people';
import { peopleIn, storedSnapshot, teamSnapshot, unknownRole } from '@/lib/services/imports/team-snapshot';

const NO_DAY = sql`NULL::date`;

/** Who set an end date, and that the project may end, was said of that date alone. */
const isEndMoved = sql`(${optional('end_date', NO_DAY)} IS DISTINCT FROM known.end_date)`;

const closed = closedBecause(sql`ref_customer`);

export const projectKind = defineRecordKind({
  type: 'project',
  fields: {
    customer: reference('customer'),
    name: required(line(500)),
    description: maybe(prose(2_000), 'text', sql`''`),
    start_date: maybe(recordDay, 'date', NO_DAY),
    end_date: maybe(recordDay, 'date', NO_DAY),
    kind: maybe(givenProjectKind, 'text', sql`'DEFAULT'`),
    slug: maybe(slug, 'text', sql`''`),
    backend_id: maybe(line(255, 0), 'text', sql`''`),
    oecd_fos_2007_code: maybe(oecdCode, 'text', sql`NULL::text`),
    is_industry: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    grace_period_days: maybe(graceDays, 'int', sql`NULL::int`, { csv: 'number' }),
    staff_notes: maybe(prose(2_000), 'text', sql`''`),
    time_zone: maybe(timeZone, 'text', sql`NULL::text`),
    // A record's own `type` says that it is a project.
    project_type: maybe(line(150), 'text', sql`NULL::text`),
    is_removed: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    termination_metadata: maybe(teamSnapshot, 'jsonb', sql`NULL::jsonb`, { csv: 'json' }),
    ...restrictions,
  },
  check: restrictionCheck,
  toStored: (fields) => ({ ...fields, snapshot_people: peopleIn(fields['termination_metadata']) }),
  writtenAs: { snapshot_people: 'termination_metadata' },
  sharedKeys: ({ customer, slug }) => (typeof slug === 'string' ? [`slug ${String(customer)} ${slug}`] : []),
  reject: { field: 'customer', find: rejectedProjects },
  recordEvents: recordImportedProjects,
  storage: {
    table: 'project',
    returnsChanges: true,
    listReferences: { snapshot_people: 'user' },
    alsoGiven: { snapshot_people: 'text[]' },
    joins: sql`LEFT JOIN project_type AS meant ON meant.name = given.project_type`,
    resolved: { type_id: sql`meant.id`, snapshot: storedSnapshot },
    stored: {
      project_type: null,
      type_id: optional('project_type', sql`NULL::uuid`, 'type_id'),
      removed_at: sql`CASE WHEN known.id IS NOT NULL THEN known.removed_at
        WHEN given.is_removed THEN coalesce((given.snapshot ->> 'terminated_at')::timestamptz, given.at) END`,
      termination_metadata: sql`CASE WHEN NOT 'termination_metadata' = ANY(given.cleared)
        THEN coalesce(given.snapshot, known.termination_metadata) END`,
      end_date_updated_at: sql`CASE WHEN ${isEndMoved} THEN given.at ELSE known.end_date_updated_at END`,
      end_accepted_at: sql`CASE WHEN NOT ${isEndMoved} THEN known.end_accepted_at END`,
      end_accepted_by_id: sql`CASE WHEN NOT ${isEndMoved} THEN known.end_accepted_by_id END`,
      end_date_requested_by_id: sql`CASE WHEN NOT ${isEndMoved} THEN known.end_date_requested_by_id END`,
    },
    errors: [
      {
        field: 'customer',
        when: sql`known.customer_id <> ref_customer.id`,
        message: sql`'A project is moved with move_project.'`,
      },
      {
        field: 'customer',
        when: sql`known.id IS NULL AND given.is_removed IS NOT TRUE AND ${closed} IS NOT NULL`,
        message: closed,
      },
      {
        field: 'slug',
        when: sql`NOT coalesce(given.is_removed, known.is_removed, false) AND EXISTS (SELECT FROM project AS other WHERE other.customer_id = ref_customer.id
          AND other.slug = given.slug AND NOT other.is_removed AND other.id IS DISTINCT FROM known.id)`,
        message: sql`format('The slug %s is that of another project of the organisation.', given.slug)`,
      },
      {
        field: 'is_removed',
        when: sql`given.is_removed AND NOT known.is_removed`,
        message: sql`'This project is in use here: delete it on its page.'`,
      },
      {
        field: 'project_type',
        when: sql`given.project_type IS NOT NULL AND meant.id IS NULL`,
        message: sql`format('There is no project type called "%s".', given.project_type)`,
      },
      unknownPeople('termination_metadata', 'snapshot_people'),
      {
        field: 'termination_metadata',
        when: sql`${unknownRole} IS NOT NULL`,
        message: sql`format('There is no role in projects called "%s".', ${unknownRole})`,
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
