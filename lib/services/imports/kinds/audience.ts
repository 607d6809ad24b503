import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { defineRecordKind, required } from '@/lib/services/imports/define-record-kind';
import { externalId, line } from '@/lib/services/imports/fields';
import { unknownPeople } from '@/lib/services/imports/storing/unknown-people';

/** Makes the members exactly those that are given. */
const members = sql`
  member AS (
    SELECT DISTINCT coalesce(given.known_id, created.id) AS audience_id, person.id AS user_id
    FROM judged AS given
    LEFT JOIN created ON created.id = given.new_id
    CROSS JOIN unnest(given.members) AS wanted (external_id)
    JOIN user_account AS person ON person.external_id = wanted.external_id
    WHERE given.error IS NULL AND coalesce(given.known_id, created.id) IS NOT NULL),
  gone AS (
    DELETE FROM audience_member AS held USING judged AS given
    WHERE held.audience_id = given.known_id AND given.error IS NULL
      AND NOT EXISTS (SELECT FROM member WHERE member.audience_id = held.audience_id AND member.user_id = held.user_id)
    RETURNING held.audience_id AS id),
  added AS (
    INSERT INTO audience_member AS held (audience_id, user_id, created)
    SELECT audience_id, user_id, (SELECT max(given.at) FROM judged AS given) FROM member ORDER BY audience_id, user_id
    ON CONFLICT DO NOTHING
    RETURNING held.audience_id AS id),
  touched AS (SELECT id FROM gone UNION SELECT id FROM added)`;

export const audienceKind = defineRecordKind({
  type: 'audience',
  fields: { name: required(line(200)), members: required(z.array(externalId), 'text[]', { csv: 'list' }) },
  mayBeMissing: ['members'],
  sharedKeys: ({ name }) => [`name ${String(name).toLowerCase()}`],
  storage: {
    table: 'audience',
    listReferences: { members: 'user' },
    // They are stored as rows of their own.
    stored: { members: null },
    errors: [
      {
        field: 'name',
        when: sql`EXISTS (SELECT FROM audience AS other WHERE lower(other.name) = lower(given.name) AND other.id IS DISTINCT FROM known.id)`,
        message: sql`format('Another audience has the name "%s".', given.name)`,
      },
      unknownPeople('members'),
    ],
    clash: { field: 'name', message: 'Another audience already uses this name.' },
    also: members,
  },
});
