import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { roleWords } from '@/lib/db/role-name';
import { roleChanged } from '@/lib/plugins/notification-kinds/role-changed';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';

/** What happened to a role. */
export type RoleChange = 'granted' | 'changed' | 'revoked' | 'expired';

type ChangedRole = {
  id: string;
  user_id: string;
  role: string;
  place: string;
  kind: 'project' | 'customer' | 'user';
  place_id: string;
  expires_at: Date | null;
};

/** Tells people what happened to roles of theirs; one in the installation is about themselves. Two statements. */
export async function notifyOfRoles(tx: Ctx, ids: readonly string[], change: RoleChange): Promise<void> {
  if (ids.length === 0) return;
  const roles = await tx.db.$queryRaw<ChangedRole[]>(sql`
    SELECT held.id, held.user_id, ${roleWords} AS role,
      coalesce(project.name, customer.name, ${env.HEED_SITE_NAME}) AS place, coalesce(project.id, customer.id, held.user_id) AS place_id,
      CASE WHEN project.id IS NOT NULL THEN 'project' WHEN customer.id IS NOT NULL THEN 'customer' ELSE 'user' END AS kind,
      held.expiration_time AS expires_at
    FROM user_role AS held JOIN role ON role.id = held.role_id LEFT JOIN project ON project.id = held.project_id
    LEFT JOIN customer ON customer.id = held.customer_id
    WHERE held.id = ANY(${[...ids]}::uuid[])`);
  const messages = roles.map(({ expires_at, id, kind, place, place_id, role, user_id }) => {
    const facts = { change, role, place, expires_at: expires_at?.toISOString() ?? null };
    const dedupeKey = `role_${change}:${id}:${tx.now.toISOString()}`;
    return messageOf(roleChanged, facts, { to: user_id, about: { type: kind, id: place_id }, dedupeKey });
  });
  await queueMessages(tx, messages);
}
