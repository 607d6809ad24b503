import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type Admission, hasRole } from '@/lib/services/members/require-admissible';
import { noteExpiredRoles } from '@/lib/services/role-changes/end-roles';
import { followGrantedRoles, type Granted } from '@/lib/services/role-changes/follow-granted-roles';

/**
 * Gives a person a role that they may be given (`requireAdmission`): a new row, told by the event log and by a message; what it
 * makes visible is there at the commit. One that is held but has expired is ended first. Inside a transaction only.
 * @param reason why, in a word of the event log
 * @throws already_exists for who has the role
 */
export async function grantRole(
  tx: Ctx,
  { expiresAt, place, role, userId }: Admission,
  reason: string,
): Promise<string> {
  const { db, now } = tx;
  const [projectId, customerId] = place.kind === 'project' ? [place.uuid, null] : [null, place.uuid];
  await noteExpiredRoles(
    tx,
    sql`held.user_id = ${userId}::uuid AND held.role_id = ${role.id}::uuid
      AND (held.project_id = ${projectId}::uuid OR held.customer_id = ${customerId}::uuid)`,
  );
  const [given] = await db.$queryRaw<Granted[]>(sql`
    INSERT INTO user_role (user_id, role_id, project_id, customer_id, expiration_time, created_by_id, created)
    VALUES (${userId}::uuid, ${role.id}::uuid, ${projectId}::uuid, ${customerId}::uuid, ${expiresAt}::timestamptz,
      ${callerId(tx)}::uuid, ${now}::timestamptz)
    ON CONFLICT DO NOTHING RETURNING id, user_id`);
  if (given === undefined) throw hasRole();
  await followGrantedRoles(tx, [given], reason);
  return given.id;
}
