import type { listUserRolesOperation } from '@/lib/contracts/members/user-roles';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { heldRoleShape, isOwnRole } from '@/lib/services/members/held-role-shape';

const byEnd = requestedOrder(
  [{ field: 'expiration_time', descending: false }],
  { expiration_time: sql`held.expiration_time` },
  [ascending(sql`held.created`), ascending(sql`held.id`)],
);

/** The live roles of the caller, those that end first before the others. One statement. */
export function listUserRoles(ctx: Ctx, input: InputOf<typeof listUserRolesOperation>) {
  return listRows(ctx.db, heldRoleShape, { condition: isOwnRole(ctx), order: byEnd }, input);
}
