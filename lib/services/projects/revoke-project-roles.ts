import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { notifyOfRoles } from '@/lib/services/role-changes/notify-of-roles';

type HeldRole = { id: string; user_uuid: string };

/** Revokes roles of a project, each with its event. Two statements. */
export async function revokeProjectRoles(tx: Ctx, roles: readonly HeldRole[], reason: string): Promise<void> {
  if (roles.length === 0) return;
  const ids = roles.map(({ id }) => id);
  await tx.db.userRole.updateMany({ where: { id: { in: ids } }, data: { is_active: false, revoked_at: tx.now } });
  await recordProjectEvents(tx, sql`held.id = ANY(${ids}::uuid[])`, {
    type: 'role_revoked',
    message: sql`'A role in project ' || project.name || ' was revoked.'`,
    joins: sql`JOIN user_role AS held ON held.project_id = project.id JOIN role ON role.id = held.role_id`,
    context: sql`jsonb_build_object('affected_user_uuid', held.user_id, 'role_name', role.name, 'reason', ${reason}::text)`,
    affected: sql`held.user_id`,
  });
  await notifyOfRoles(tx, ids, 'revoked');
  const userIds = [...new Set(roles.map(({ user_uuid }) => user_uuid))];
  tx.emit({ type: 'roles.changed', userIds, isLoss: true });
}
