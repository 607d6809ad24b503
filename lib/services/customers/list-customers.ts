import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { listCustomersOperation } from '@/lib/contracts/customer-list';
import type { InputOf } from '@/lib/contracts/operation';
import type { RolePermission } from '@/lib/contracts/permissions';
import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, contains, equals, hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';

type Input = InputOf<typeof listCustomersOperation>;

const customerRow: RowShape = {
  id: sql`customer.id`,
  tables: sql`customer`,
  json: sql`json_build_object(
    'url', ${absoluteUrl(apiPath('customers'))} || customer.id || '/', 'uuid', customer.id, 'name', customer.name,
    'display_name', coalesce(nullif(customer.abbreviation, ''), customer.name), 'slug', customer.slug,
    'abbreviation', customer.abbreviation, 'native_name', customer.native_name,
    'blocked', customer.blocked, 'archived', customer.archived)`,
};

const columns = {
  name: sql`customer.name`,
  created: sql`customer.created`,
  abbreviation: sql`customer.abbreviation`,
  native_name: sql`customer.native_name`,
};
const byName = [ascending(sql`customer.name`), ascending(sql`customer.id`)];

/** The organisations that the caller reads, by name unless asked otherwise; archived ones only where asked for. One statement. */
export function listCustomers(ctx: Ctx, input: Input) {
  const filters: Conditions<Input> = {
    name: contains(sql`customer.name`),
    name_exact: equals(sql`customer.name`),
    query: hasWords(
      sql`concat_ws(' ', customer.name, customer.native_name, customer.abbreviation, customer.slug, customer.backend_id)`,
    ),
    archived: equals(sql`customer.archived`),
    current_user_has_project_create_permission: (isTrue) => sql`${grants(ctx, 'PROJECT.CREATE')} = ${isTrue}`,
  };
  const condition = matchesAll(input, filters, isReadableCustomer(ctx));
  const order = requestedOrder(input.o, columns, byName);
  return listRows(ctx.db, customerRow, { condition, order, isSearched: input.query !== undefined }, input);
}

/** By a live role in the customer or in one of its projects. */
function isReadableCustomer(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  return sql`customer.id = ANY (ARRAY(
    SELECT coalesce(held.customer_id, inside.customer_id) FROM ${liveRoles(ctx.now)} AS held
    LEFT JOIN project AS inside ON inside.id = held.project_id AND NOT inside.is_removed
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid))`;
}

function grants(ctx: Ctx, permission: RolePermission): Sql {
  if (can(ctx.actor, 'STAFF')) return sql`TRUE`;
  return sql`(customer.id = ANY (ARRAY(
    SELECT held.customer_id FROM ${liveRoles(ctx.now, permission)} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id IS NOT NULL)))`;
}
