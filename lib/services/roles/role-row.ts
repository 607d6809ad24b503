import { liveRoles } from '@/lib/auth/live-roles';
import type { Role } from '@/lib/contracts/members/roles';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/** The roles that the product itself brings. */
const systemRoles = [
  'CUSTOMER_OWNER',
  'CUSTOMER_MANAGER',
  'CUSTOMER_SUPPORT',
  'PROJECT_MANAGER',
  'PROJECT_ADMIN',
  'PROJECT_MEMBER',
  'ACCESS_COMMITTEE',
];

/** Whether the product itself brings `role`. */
export const isSystemRole = sql`role.name = ANY(${systemRoles}::text[])`;

/** How many people hold `role` now. */
export function usersWith({ now }: Ctx) {
  return sql`(SELECT count(DISTINCT held.user_id) FROM ${liveRoles(now)} AS held WHERE held.role_id = role.id)`;
}

/** A row of role under the alias `role` as the API shows it. */
export function roleRow(ctx: Ctx): RowShape {
  return {
    id: sql`role.id`,
    tables: sql`role`,
    json: sql`
    json_build_object('uuid', role.id, 'name', ${shownRoleName}, 'description', role.description,
      'permissions', (SELECT coalesce(json_agg(granted.permission ORDER BY granted.permission), '[]')
        FROM role_permission AS granted WHERE granted.role_id = role.id),
      'is_system_role', ${isSystemRole}, 'is_active', true, 'users_count', ${usersWith(ctx)},
      'content_type', role.scope_type)`,
  };
}

/** One role. @throws not_found */
export function readRoleRow(ctx: Ctx, uuid: string): Promise<Role> {
  return readRow<Role>(ctx.db, roleRow(ctx), sql`role.id = ${uuid}::uuid`);
}
