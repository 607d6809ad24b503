import { z } from 'zod';
import { givenResourceState } from '@/lib/contracts/marketplace-names';
import { type Sql, sql } from '@/lib/db/client';
import { defineRecordKind, maybe, reference, required } from '@/lib/services/imports/define-record-kind';
import { line, recordDay } from '@/lib/services/imports/fields';
import { optional } from '@/lib/services/imports/storing/stored-value';

const NO_DAY = sql`NULL::date`;

/** That a resource may end was said of its end date: another one has to be accepted again. */
function unlessMoved(accepted: Sql): Sql {
  return sql`CASE WHEN ${optional('end_date', NO_DAY)} IS NOT DISTINCT FROM known.end_date THEN ${accepted} END`;
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
    paused: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
  },
  storage: {
    table: 'resource',
    stored: {
      paused_by: sql`CASE WHEN ${optional('paused', sql`false`)} THEN coalesce(known.paused_by, 'staff') ELSE CASE WHEN known.paused THEN 'staff' ELSE known.paused_by END END`,
      termination_accepted_at: unlessMoved(sql`known.termination_accepted_at`),
      termination_accepted_by_id: unlessMoved(sql`known.termination_accepted_by_id`),
    },
  },
});
