import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { roleWords } from '@/lib/db/role-name';
import { roleChanged } from '@/lib/plugins/notification-kinds/role-changed';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';

/** What happened to a role. */
export type RoleChange = 'granted' | 'changed' | 'revoked' | 'expired';

type Told = {
  id: string;
  user_id: string;
  role: string;
  place: string;
  kind: 'project' | 'customer';
  place_id: string;
  expires_at: Date | null;
};

/** Tells people what happened to roles of theirs in projects and customers. Two statements. */
export async function notifyOfRoles(tx: Ctx, ids: readonly string[], change: RoleChange): Promise<void> {
  if (ids.length === 0) return;
  const roles = await tx.db.$queryRaw<Told[]>(sql`
    SELECT held.id, held.user_id, ${roleWords} AS role,
      coalesce(project.name, customer.name) AS place, CASE WHEN project.id IS NULL THEN 'customer' ELSE 'project' END AS kind,
      coalesce(project.id, customer.id) AS place_id,
      held.expiration_time AS expires_at
    FROM user_role AS held JOIN role ON role.id = held.role_id LEFT JOIN project ON project.id = held.project_id
    LEFT JOIN customer ON customer.id = held.customer_id
    WHERE held.id = ANY(${[...ids]}::uuid[]) AND NOT held.in_installation`);
  const messages = roles.map(({ expires_at, id, kind, place, place_id, role, user_id }) => {
    const facts = { change, role, place, expires_at: expires_at?.toISOString() ?? null };
    // A role may be changed any number of times, and ends once.
    const key = change === 'changed' ? {} : { dedupeKey: `role_${change}:${id}` };
    return messageOf(roleChanged, facts, { to: user_id, about: { type: kind, id: place_id }, ...key });
  });
  await queueMessages(tx, messages);
}
