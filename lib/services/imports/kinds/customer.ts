import { z } from 'zod';
import { graceDays, mostServiceAccounts, slug } from '@/lib/contracts/members/places';
import { sql } from '@/lib/db/client';
import { defineRecordKind, maybe, required } from '@/lib/services/imports/define-record-kind';
import { line, prose, recordDay } from '@/lib/services/imports/fields';
import { restrictionCheck, restrictions } from '@/lib/services/imports/restrictions';
import { recordImportedCustomers } from '@/lib/services/imports/storing/record-places';

/** The names of its first projects; null where none is left. */
const projectsLeft = sql`(
  SELECT string_agg(place.name, ', ' ORDER BY place.name) FROM (
    SELECT name FROM project WHERE customer_id = known.id AND NOT is_removed ORDER BY name, id LIMIT 10) AS place)`;

export const customerKind = defineRecordKind({
  type: 'customer',
  fields: {
    name: required(line(255)),
    abbreviation: maybe(line(12, 0), 'text', sql`''`),
    native_name: maybe(line(160, 0), 'text', sql`''`),
    description: maybe(prose(2_000), 'text', sql`''`),
    slug: maybe(slug, 'text', sql`''`),
    backend_id: maybe(line(255, 0), 'text', sql`''`),
    blocked: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    archived: maybe(z.boolean(), 'boolean', sql`false`, { csv: 'flag' }),
    accounting_start_date: maybe(recordDay, 'date', sql`NULL::date`),
    grace_period_days: maybe(graceDays, 'int', sql`NULL::int`, { csv: 'number' }),
    max_service_accounts: maybe(mostServiceAccounts, 'int', sql`0`, { csv: 'number' }),
    ...restrictions,
  },
  sharedKeys: ({ slug: given }) => (typeof given === 'string' ? [`slug ${given}`] : []),
  check: restrictionCheck,
  recordEvents: recordImportedCustomers,
  storage: {
    table: 'customer',
    returnsChanges: true,
    // Null is no limit, which a line that says nothing of it leaves as it is.
    stored: {
      max_service_accounts: sql`CASE WHEN given.max_service_accounts IS NOT NULL THEN given.max_service_accounts
        WHEN known.id IS NOT NULL AND NOT 'max_service_accounts' = ANY(given.cleared) THEN known.max_service_accounts
        WHEN NOT 'max_service_accounts' = ANY(given.cleared) THEN 0 END`,
    },
    errors: [
      {
        field: 'slug',
        when: sql`EXISTS (SELECT FROM customer AS other WHERE other.slug = given.slug AND other.id IS DISTINCT FROM known.id)`,
        message: sql`format('The slug %s is that of another organisation.', given.slug)`,
      },
      {
        field: 'archived',
        when: sql`given.archived AND NOT known.archived AND ${projectsLeft} IS NOT NULL`,
        message: sql`format('Delete its projects first: %s.', ${projectsLeft})`,
      },
    ],
  },
});
