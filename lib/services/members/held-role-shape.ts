import { isLive } from '@/lib/auth/live-roles';
import { requirePerson } from '@/lib/auth/require';
import type { HeldRole } from '@/lib/contracts/members/user-roles';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/** A role `held` as its holder sees it. */
export const heldRoleShape: RowShape = {
  id: sql`held.id`,
  tables: sql`user_role AS held`,
  joins: sql`JOIN role ON role.id = held.role_id LEFT JOIN project ON project.id = held.project_id
    LEFT JOIN customer ON customer.id = coalesce(held.customer_id, project.customer_id)
    LEFT JOIN user_account AS granter ON granter.id = held.created_by_id`,
  json: sql`jsonb_build_object('uuid', held.id, 'role_name', ${shownRoleName}, 'role_uuid', role.id,
    'role_description', role.description, 'permissions', (SELECT coalesce(jsonb_agg(granted.permission ORDER BY granted.permission), '[]')
      FROM role_permission AS granted WHERE granted.role_id = role.id),
    'scope_type', role.scope_type, 'scope_uuid', coalesce(held.project_id, held.customer_id),
    'scope_name', coalesce(project.name, customer.name, ''), 'customer_uuid', customer.id,
    'customer_name', coalesce(customer.name, ''), 'created', held.created,
    'created_by_full_name', coalesce(granter.full_name, ''), 'expiration_time', held.expiration_time,
    'extension_asked_at', held.extension_asked_at)`,
};

/** The condition that a role `held` is the caller's and counts. @throws not_authenticated for who is no person */
export function isOwnRole(ctx: Ctx): Sql {
  return sql`held.user_id = ${requirePerson(ctx).userId}::uuid AND ${isLive(sql`held`, ctx.now)}`;
}

/** A live role of the caller. @throws not_found */
export function readOwnRole(ctx: Ctx, uuid: string): Promise<HeldRole> {
  return readRow<HeldRole>(ctx.db, heldRoleShape, sql`held.id = ${uuid}::uuid AND ${isOwnRole(ctx)}`);
}
