import { z } from 'zod';
import { allEventTypes } from '@/lib/contracts/history/event-log';
import { jsonObject } from '@/lib/contracts/json-object';
import { sql } from '@/lib/db/client';
import { literal } from '@/lib/db/verbatim';
import { defineRecordKind, maybe, maybeReference, required } from '@/lib/services/imports/define-record-kind';
import { line } from '@/lib/services/imports/fields';

const eventType = z
  .string()
  .max(100)
  .transform((name) => name.toLowerCase())
  .pipe(z.enum(allEventTypes));

const NOTHING = sql`'{}'::jsonb`;

/** What every event says of its place and of who did it; names of people are added when it is read. */
const place = sql`jsonb_build_object('project_uuid', ref_project.id, 'project_name', ref_project.name,
  'customer_uuid', coalesce(owning.id, ref_customer.id), 'customer_name', coalesce(owning.name, ref_customer.name),
  'user_uuid', ref_user.id)`;

/**
 * What happened elsewhere before, for the event log, to which events are only ever added. It changes nothing else, so deleted
 * projects have theirs too.
 */
export const eventKind = defineRecordKind({
  type: 'event',
  fields: {
    event_type: required(eventType),
    message: required(line(2_000)),
    project: maybeReference('project'),
    customer: maybeReference('customer'),
    user: maybeReference('user'),
    context: maybe(jsonObject, 'jsonb', NOTHING, { csv: 'json' }),
  },
  storage: {
    table: 'event',
    ofRemovedProjects: true,
    joins: sql`LEFT JOIN customer AS owning ON owning.id = ref_project.customer_id`,
    resolved: { place_customer_id: sql`coalesce(owning.id, ref_customer.id)`, place },
    stored: {
      event_type: sql`coalesce(known.event_type, given.event_type)`,
      message: sql`coalesce(known.message, given.message)`,
      customer_id: sql`CASE WHEN known.id IS NULL THEN given.place_customer_id ELSE known.customer_id END`,
      project_id: sql`CASE WHEN known.id IS NULL THEN given.project_id ELSE known.project_id END`,
      user_id: sql`CASE WHEN known.id IS NULL THEN given.user_id ELSE known.user_id END`,
      context: sql`coalesce(known.context, coalesce(given.context, ${NOTHING}) || given.place)`,
    },
    errors: [
      {
        field: 'message',
        when: sql`known.id IS NOT NULL AND (known.event_type, known.message, known.created)
          IS DISTINCT FROM (given.event_type, given.message, coalesce(given.created, known.created))`,
        message: literal('An event is never changed: this one was stored before.'),
      },
      {
        field: 'customer',
        when: sql`owning.id <> ref_customer.id`,
        message: sql`'The project belongs to another organisation.'`,
      },
    ],
    hasModified: false,
  },
});
