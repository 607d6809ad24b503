import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { externalId, line, recordInstant } from '@/lib/services/imports/fields';

const MOST_ROLES = 1_000;
const isoInstant = recordInstant.transform((at) => at.toISOString());

/** One role of a snapshot, with the keys that other systems know; ids of people are their external_ids. */
const formerRole = z.strictObject({
  user_id: externalId,
  user_username: line(200, 0).nullish(),
  // Roles have no external_id: the name tells which.
  role_id: line(200).nullish(),
  role_name: line(100).transform((name) => name.replace('.', '_')),
  created_by_id: externalId.nullish(),
  original_created: isoInstant.nullish(),
  original_expiration_time: isoInstant.nullish(),
  is_restored: z.boolean().nullish(),
  restored_at: isoInstant.nullish(),
  restored_by: externalId.nullish(),
});

/** Who had which role in a project when it was deleted, as other systems export it. */
export const teamSnapshot = z.strictObject({
  terminated_at: isoInstant,
  terminated_by: externalId.nullish(),
  user_roles: z
    .array(formerRole)
    .max(MOST_ROLES)
    .refine(
      (roles) => new Set(roles.map(({ role_name, user_id }) => `${role_name} ${user_id}`)).size === roles.length,
      'Must name each role of a person once.',
    ),
});

/** The external_ids of everybody whom a snapshot names, each once. */
export function peopleIn(snapshot: unknown): string[] {
  const known = teamSnapshot.safeParse(snapshot);
  if (!known.success) return [];
  const { terminated_by, user_roles } = known.data;
  const named = user_roles.flatMap(({ created_by_id, restored_by, user_id }) => [user_id, created_by_id, restored_by]);
  return [...new Set([...named, terminated_by].filter((id) => id !== null && id !== undefined))];
}

function idOf(key: string) {
  return sql`(SELECT person.id::text FROM user_account AS person WHERE person.external_id = entry.was ->> ${key})`;
}

/** The snapshot of `given` as deletions write it: with ids of ours. Null where none is given. */
export const storedSnapshot = sql`CASE WHEN jsonb_typeof(given.termination_metadata) = 'object' THEN jsonb_build_object(
    'terminated_at', given.termination_metadata -> 'terminated_at',
    'terminated_by', (SELECT person.id::text FROM user_account AS person
      WHERE person.external_id = given.termination_metadata ->> 'terminated_by'),
    'user_roles', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('user_id', person.id::text, 'user_username', person.username,
        'role_id', role.id::text, 'role_name', entry.was ->> 'role_name', 'created_by_id', ${idOf('created_by_id')},
        'original_created', coalesce(entry.was ->> 'original_created', given.termination_metadata ->> 'terminated_at'),
        'original_expiration_time', entry.was -> 'original_expiration_time',
        'is_restored', coalesce((entry.was ->> 'is_restored')::boolean, false), 'restored_at', entry.was -> 'restored_at',
        'restored_by', ${idOf('restored_by')}, 'invitation_uuid', NULL, 'invited_at', NULL) ORDER BY entry.place), '[]'::jsonb)
      FROM jsonb_array_elements(given.termination_metadata -> 'user_roles') WITH ORDINALITY AS entry (was, place)
      JOIN user_account AS person ON person.external_id = entry.was ->> 'user_id'
      JOIN role ON role.name = entry.was ->> 'role_name')) END`;

/** The first role name of a snapshot that is not one of a project; null where there is none. */
export const unknownRole = sql`(
  SELECT min(entry.was ->> 'role_name') FROM jsonb_array_elements(given.termination_metadata -> 'user_roles') AS entry (was)
  WHERE NOT EXISTS (SELECT FROM role WHERE role.name = entry.was ->> 'role_name' AND role.scope_type = 'project'))`;
