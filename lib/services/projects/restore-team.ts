import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { FormerRole } from '@/lib/services/projects/find-former-team';
import { followGrantedRoles } from '@/lib/services/role-changes/follow-granted-roles';

/** Gives the roles of the snapshot that nothing stops back, with their former expiry, and notes that there. A fixed number of statements. */
export async function restoreTeam(tx: Ctx, projectId: string, team: readonly FormerRole[]): Promise<FormerRole[]> {
  const returning = team.filter(({ reason }) => reason === null);
  if (returning.length === 0) return [];
  const { db, now } = tx;
  const places = returning.map(({ place }) => place);
  const by = callerId(tx);
  const isIt = sql`project.id = ${projectId}::uuid`;
  const given = await db.$queryRaw<{ id: string; user_id: string }[]>(sql`
    INSERT INTO user_role (user_id, role_id, project_id, expiration_time, created_by_id, created)
    SELECT (was ->> 'user_id')::uuid, (was ->> 'role_id')::uuid, project.id,
      (was ->> 'original_expiration_time')::timestamptz, ${by}::uuid, ${now}::timestamptz
    FROM project CROSS JOIN LATERAL jsonb_array_elements(project.termination_metadata -> 'user_roles') WITH ORDINALITY AS entry (was, place)
    WHERE ${isIt} AND entry.place - 1 = ANY(${places}::int[])
    RETURNING id, user_id`);
  await db.$executeRaw(sql`
    UPDATE project SET termination_metadata = jsonb_set(termination_metadata, '{user_roles}', (
      SELECT jsonb_agg(CASE WHEN entry.place - 1 = ANY(${places}::int[])
        THEN was || jsonb_build_object('is_restored', true, 'restored_at', ${now}::timestamptz, 'restored_by', ${by}::text)
        ELSE was END ORDER BY entry.place)
      FROM jsonb_array_elements(project.termination_metadata -> 'user_roles') WITH ORDINALITY AS entry (was, place)))
    WHERE ${isIt}`);
  await followGrantedRoles(tx, given, 'project_recovered');
  return returning;
}
