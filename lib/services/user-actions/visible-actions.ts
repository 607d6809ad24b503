import { isLive } from '@/lib/auth/granted';
import { join, type Sql, sql } from '@/lib/db/client';
import { isThere } from '@/lib/plugins/providers/is-allowed';
import type { ActionProvider } from '@/lib/plugins/providers/provider';
import { actionProviders } from '@/lib/plugins/providers/registry';

/** A CTE `held`: the live roles of a person with what each grants. */
export function heldRoles(userId: string, now: Date): Sql {
  return sql`held AS MATERIALIZED (
    SELECT held_role.project_id, held_role.customer_id,
      coalesce((SELECT array_agg(permission) FROM role_permission WHERE role_permission.role_id = held_role.role_id), '{}') AS permissions
    FROM user_role AS held_role
    WHERE held_role.user_id = ${userId}::uuid AND ${isLive(sql`held_role`, now)})`;
}

/**
 * The condition that a person may still see user_action `action`, by its provider's access rule and the CTE `held`:
 * a role that ended hides its actions at once. Types without a provider are not shown.
 */
export const isVisible: Sql = sql`(${join(actionProviders.map(isVisibleOfType), ' OR ')})`;

function isVisibleOfType({ actionType, access }: ActionProvider): Sql {
  const isOfType = sql`action.action_type = ${actionType}`;
  if (access.through === 'own') return sql`(${isOfType})`;
  const permission = access.permission === null ? sql`true` : sql`${access.permission} = ANY(held.permissions)`;
  return sql`(${isOfType} AND EXISTS (SELECT 1 FROM held WHERE ${isThere(access, sql`action`)} AND ${permission}))`;
}

/** A row of the CTE `held`. */
export type HeldRole = { project_id: string | null; customer_id: string | null; permissions: readonly string[] };

/** What roles grant in a place; an empty id is no place. */
export function permissionsAt(held: readonly HeldRole[], projectId: string, customerId: string): readonly string[] {
  return held.flatMap(({ project_id, customer_id, permissions }) =>
    project_id === projectId || customer_id === customerId ? permissions : [],
  );
}
