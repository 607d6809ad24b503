import type { listRolesOperation } from '@/lib/contracts/members/roles';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { type Conditions, contains, equals, hasWords, holds, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { shownRoleName } from '@/lib/db/role-name';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { isSystemRole, roleRow, usersWith } from '@/lib/services/roles/role-row';

type Input = InputOf<typeof listRolesOperation>;

const usual = [ascending(sql`role.scope_type`), ascending(sql`role.name`), ascending(sql`role.id`)];
const isActive = sql`TRUE`;
/** With a dot, and as it is stored. */
const spellings = sql`(${shownRoleName} || ' ' || role.name)`;

const filters: Conditions<Input> = {
  name: contains(spellings),
  description: contains(sql`role.description`),
  query: hasWords(sql`concat_ws(' ', ${spellings}, role.description)`),
  content_type: equals(sql`role.scope_type`),
  is_system_role: holds(isSystemRole),
  is_active: holds(isActive),
};

/** Every role with its permissions, by where it is held and by name; those of the installation when asked for. One statement. */
export function listRoles(ctx: Ctx, input: Input) {
  const isInPlaces = input.content_type === undefined ? sql`role.scope_type <> 'installation'` : sql`TRUE`;
  const condition = matchesAll(input, filters, isInPlaces);
  const columns = { name: sql`role.name`, is_active: isActive, users_count: usersWith(ctx) };
  return listRows(ctx.db, roleRow(ctx), { condition, order: requestedOrder(input.o, columns, usual) }, input);
}
