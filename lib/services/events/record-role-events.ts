import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

export type RoleEventType = 'role_granted' | 'role_updated' | 'role_revoked';

type RoleEvents = {
  type: RoleEventType;
  /** Why, in a word. */
  reason: string;
};

const words = { role_granted: 'granted', role_updated: 'changed', role_revoked: 'revoked' } as const;

/**
 * Writes an event for each role `held` that a condition finds, in the transaction that `ctx` is in; roles in the installation
 * are in no project and no customer, and so in no event. One statement.
 */
export async function recordRoleEvents(ctx: Ctx, condition: Sql, { reason, type }: RoleEvents): Promise<void> {
  const userId = callerId(ctx);
  await ctx.db.$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, project_id, customer_id, user_id, affected_user_id)
    SELECT ${ctx.now}::timestamptz, ${type},
      'A role in ' || coalesce('project ' || project.name, 'organisation ' || customer.name) || ' was ' || ${words[type]}::text || '.',
      jsonb_build_object('project_uuid', project.id, 'project_name', project.name, 'customer_uuid', customer.id,
        'customer_name', customer.name, 'user_uuid', ${userId}::uuid, 'affected_user_uuid', held.user_id,
        'role_name', role.name, 'reason', ${reason}::text),
      project.id, customer.id, ${userId}::uuid, held.user_id
    FROM user_role AS held JOIN role ON role.id = held.role_id LEFT JOIN project ON project.id = held.project_id
    JOIN customer ON customer.id = coalesce(held.customer_id, project.customer_id)
    WHERE ${condition}`);
}

/** The condition that a role is one of these. */
export function isHeldAs(ids: readonly string[]): Sql {
  return sql`held.id = ANY(${[...ids]}::uuid[])`;
}
