import type { InputOf } from '@/lib/contracts/operation';
import type { listRolesOperation } from '@/lib/contracts/roles';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { roleRow } from '@/lib/services/roles/role-row';

const order = [ascending(sql`role.scope_type`), ascending(sql`role.name`)];

/** Every role with its permissions, by where it is held and by name; those of the installation when asked for. One statement. */
export function listRoles(ctx: Ctx, input: InputOf<typeof listRolesOperation>) {
  const { content_type } = input;
  const condition =
    content_type === undefined ? sql`role.scope_type <> 'installation'` : sql`role.scope_type = ${content_type}`;
  return listRows(ctx.db, roleRow(ctx), { condition, order }, input);
}
