import { decidesAbout } from '@/lib/auth/decides-about';
import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';

/** The condition that a person may add `role` in `project`, or in `customer` where there is no project, by a live role there. */
export function mayAddRole(user: Sql, now: Date | Sql): Sql {
  return sql`EXISTS (SELECT FROM ${liveRoles(now)} AS held JOIN role_permission AS granted ON granted.role_id = held.role_id
    WHERE held.user_id = ${user} AND (held.customer_id = customer.id OR held.project_id = project.id)
      AND granted.permission = CASE WHEN project.id IS NULL THEN 'CUSTOMER.CREATE_PERMISSION' ELSE 'PROJECT.CREATE_PERMISSION' END
      AND ${decidesAbout(sql`role.name`)})`;
}

/** The same of the caller: staff may add any, who is not known none. */
export function callerMayAdd({ actor, now }: Ctx): Sql {
  if (can(actor, 'STAFF')) return sql`TRUE`;
  return actor.kind === 'person' ? mayAddRole(sql`${actor.userId}::uuid`, now) : sql`FALSE`;
}

/** The tables of a row with role_id, customer_id and project_id: `role`, `project`, which may be none, and `customer`. */
export function placeTables(row: Sql): Sql {
  return sql`JOIN role ON role.id = ${row}.role_id
    LEFT JOIN project ON project.id = ${row}.project_id
    JOIN customer ON customer.id = coalesce(${row}.customer_id, project.customer_id)`;
}

/** What is answered of the place and the role of such a row. */
export const placeJson: Sql = sql`jsonb_build_object(
  'scope_uuid', coalesce(project.id, customer.id), 'scope_name', coalesce(project.name, customer.name),
  'scope_description', coalesce(project.description, customer.description),
  'scope_type', CASE WHEN project.id IS NULL THEN 'customer' ELSE 'project' END,
  'customer_uuid', customer.id, 'customer_name', customer.name,
  'role_name', ${shownRoleName}, 'role_description', role.description)`;

/** The condition that the place of such a row is of a kind. */
export function isPlaceKind(kind: string): Sql {
  return sql`(CASE WHEN project.id IS NULL THEN 'customer' ELSE 'project' END) = ${kind}`;
}
