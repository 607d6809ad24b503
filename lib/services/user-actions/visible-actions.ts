import { liveRoles, type RoleReach, reaches } from '@/lib/auth/live-roles';
import { empty, join, type Sql, sql } from '@/lib/db/client';
import { letsIn } from '@/lib/plugins/providers/is-allowed';
import type { ActionProvider, HeldRoles } from '@/lib/plugins/providers/provider';
import { actionProviders } from '@/lib/plugins/providers/registry';

/** The CTEs `held`, the live roles of a person with what each grants, and `moment`, when they are looked up. */
export function heldRoles(userId: string, now: Date): Sql {
  return sql`held AS MATERIALIZED (
    SELECT live.id, live.project_id, live.customer_id, live.in_installation,
      (SELECT role.name FROM role WHERE role.id = live.role_id) AS role_name,
      coalesce((SELECT array_agg(permission) FROM role_permission WHERE role_permission.role_id = live.role_id), '{}') AS permissions
    FROM ${liveRoles(now)} AS live
    WHERE live.user_id = ${userId}::uuid),
    moment AS (SELECT ${now}::timestamptz AS at)`;
}

/** What the CTEs can be asked. */
const rolesOfCaller: HeldRoles = {
  grant: (reach, permission, butBy) => {
    const granting = permission === null ? sql`true` : sql`${permission} = ANY(held.permissions)`;
    const counts = butBy === undefined ? empty : sql`AND held.role_name <> ${butBy}`;
    return sql`EXISTS (SELECT 1 FROM held WHERE ${reaches(reach, sql`action`)} AND ${granting} ${counts})`;
  },
  isLive: (roleId) => sql`EXISTS (SELECT 1 FROM held WHERE held.id = ${roleId})`,
  isHeld: (role) => sql`EXISTS (SELECT 1 FROM held WHERE held.in_installation AND held.role_name = ${role})`,
  isAhead: (at) => sql`${at} > (SELECT moment.at FROM moment)`,
};

/**
 * The condition that a person may still see user_action `action`, by its provider's access rule and the CTEs of `heldRoles`:
 * a role that ended hides its actions at once. Types without a provider are not shown.
 */
export const isVisible: Sql = sql`(${join(actionProviders.map(isVisibleOfType), ' OR ')})`;

function isVisibleOfType({ actionType, access }: ActionProvider): Sql {
  return sql`(action.action_type = ${actionType} AND ${letsIn(access, sql`action`, rolesOfCaller)})`;
}

/** A row of the CTE `held`. */
export type HeldRole = {
  project_id: string | null;
  customer_id: string | null;
  in_installation: boolean;
  permissions: readonly string[];
};

/** What roles grant, by where they are asked. */
export type GrantedBy = Readonly<Record<RoleReach, readonly string[]>>;

/** What roles grant in a place; an empty id is no place. */
export function permissionsAt(held: readonly HeldRole[], projectId: string, customerId: string): GrantedBy {
  const grantedWhere = (counts: (role: HeldRole) => boolean) =>
    held.flatMap((role) => (counts(role) ? role.permissions : []));
  const project = grantedWhere(({ project_id }) => project_id === projectId);
  const customer = grantedWhere(({ customer_id }) => customer_id === customerId);
  const installation = grantedWhere(({ in_installation }) => in_installation);
  return { project, customer, project_or_customer: [...project, ...customer], installation };
}
