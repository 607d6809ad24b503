import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';

type Revoked = { user_uuid: string; username: string; role: string };

/** Which roles of a project are revoked: all, or those of these people. */
type Chosen = { reason: string; userIds?: readonly string[] };

/** Revokes roles of a project, and says whose; each with its event. */
export async function revokeProjectRoles(tx: Ctx, projectId: string, { reason, userIds }: Chosen): Promise<Revoked[]> {
  const isChosen = userIds === undefined ? sql`TRUE` : sql`held.user_id = ANY(${[...userIds]}::uuid[])`;
  const revoked = await tx.db.$queryRaw<(Revoked & { id: string })[]>(sql`
    UPDATE user_role AS held SET is_active = false, revoked_at = ${tx.now}::timestamptz
    FROM role, user_account AS person
    WHERE held.project_id = ${projectId}::uuid AND held.is_active AND ${isChosen} AND role.id = held.role_id AND person.id = held.user_id
    RETURNING held.id, person.id AS user_uuid, person.username, ${shownRoleName} AS role`);
  if (revoked.length === 0) return [];
  await recordProjectEvents(tx, sql`held.id = ANY(${revoked.map(({ id }) => id)}::uuid[])`, {
    type: 'role_revoked',
    message: sql`'A role in project ' || project.name || ' was revoked.'`,
    joins: sql`JOIN user_role AS held ON held.project_id = project.id JOIN role ON role.id = held.role_id`,
    context: sql`jsonb_build_object('affected_user_uuid', held.user_id, 'role_name', role.name, 'reason', ${reason}::text)`,
    affected: sql`held.user_id`,
  });
  const losing = [...new Set(revoked.map(({ user_uuid }) => user_uuid))];
  tx.emit({ type: 'roles.changed', userIds: losing, isLoss: true });
  return revoked.map(({ role, user_uuid, username }) => ({ user_uuid, username, role }));
}
