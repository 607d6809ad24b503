import type { InstallationRole, RolePermission } from '@/lib/contracts/members/permissions';
import { empty, type Sql, sql } from '@/lib/db/client';

/** Where a role may be held. */
export const scopeKinds = ['installation', 'customer', 'project'] as const satisfies readonly Scope['kind'][];

/** Where a row belongs: to the whole installation, to a customer, or to a project and so to its customer. */
export type Scope =
  | { kind: 'installation' }
  | { kind: 'customer'; customerId: string }
  | { kind: 'project'; projectId: string; customerId: string };

/** The condition that a row of user_role counts at an instant: it is active and has not expired. */
export function isLive(role: Sql, at: Date | Sql): Sql {
  return sql`${role}.is_active AND (${role}.expiration_time IS NULL OR ${role}.expiration_time > ${at}::timestamptz)`;
}

/**
 * The relation of roles that count at an instant, of those that grant a permission where one is named: active and not expired.
 * Each row has id, user_id, role_id, expiration_time, and project_id, customer_id or in_installation. The planner merges it into
 * the query around it.
 */
export function liveRoles(now: Date | Sql, permission: RolePermission | null = null): Sql {
  const granting =
    permission === null
      ? empty
      : sql`AND EXISTS (SELECT 1 FROM role_permission AS granted
          WHERE granted.role_id = live.role_id AND granted.permission = ${permission})`;
  return sql`(SELECT live.id, live.user_id, live.role_id, live.project_id, live.customer_id, live.in_installation, live.expiration_time FROM user_role AS live
    WHERE ${isLive(sql`live`, now)} ${granting})`;
}

/** The condition that a person holds a role of the installation, by its name, at an instant. */
export function holdsInInstallation(
  role: Exclude<InstallationRole, 'STAFF' | 'SUPPORT'>,
  user: Sql,
  at: Date | Sql,
): Sql {
  return sql`EXISTS (SELECT 1 FROM ${liveRoles(at)} AS held
    WHERE held.user_id = ${user} AND held.in_installation AND ${isNamed(role)})`;
}

/** The condition that role `held` has a name. */
function isNamed(role: string): Sql {
  return sql`held.role_id = (SELECT role.id FROM role WHERE role.name = ${role})`;
}

/** Which roles count for something: those in its project, in its customer, in either, or in the whole installation. */
export type RoleReach = 'project' | 'customer' | 'project_or_customer' | 'installation';

/** The condition that role `held` counts for a row with project_id and customer_id. */
export function reaches(reach: RoleReach, row: Sql): Sql {
  switch (reach) {
    case 'project':
      return sql`held.project_id = ${row}.project_id`;
    case 'customer':
      return sql`held.customer_id = ${row}.customer_id`;
    case 'project_or_customer':
      return sql`(held.project_id = ${row}.project_id OR held.customer_id = ${row}.customer_id)`;
    case 'installation':
      return sql`held.in_installation`;
  }
}

/** The condition that role `held` counts in a scope: a customer's roles count in all its projects. */
export function countsIn(scope: Scope): Sql {
  switch (scope.kind) {
    case 'project':
      return sql`(held.project_id = ${scope.projectId}::uuid OR held.customer_id = ${scope.customerId}::uuid)`;
    case 'customer':
      return sql`held.customer_id = ${scope.customerId}::uuid`;
    case 'installation':
      return sql`held.in_installation`;
  }
}
