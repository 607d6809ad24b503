import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { listCustomersOperation } from '@/lib/contracts/customers/customers';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, contains, equals, hasWords, holds } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { accountingStart } from '@/lib/db/price-estimate';
import { customersOf } from '@/lib/services/customers/readable-customers';

/** The condition that each filter of customers sets on `customer`. */
export function customerFilters(ctx: Ctx): Conditions<InputOf<typeof listCustomersOperation>> {
  return {
    ...ofTexts,
    archived: equals(sql`customer.archived`),
    owned_by_current_user: (isTrue) => holds(ownRole(ctx, ['CUSTOMER_OWNER']))(isTrue),
    current_user_has_role: (roles) => ownRole(ctx, roles),
    current_user_has_project_create_permission: (isTrue) => holds(mayCreateProjects(ctx))(isTrue),
    has_resources: holds(sql`EXISTS (SELECT FROM project JOIN resource ON resource.project_id = project.id
      WHERE project.customer_id = customer.id AND resource.state <> 'TERMINATED')`),
    accounting_is_running: holds(sql`${accountingStart} <= ${ctx.now}::timestamptz`),
    user_uuid: (userId) => sql`customer.id = ANY (ARRAY(${customersOf(ctx, userId)}))`,
  };
}

const ofTexts = {
  name: contains(sql`customer.name`),
  name_exact: equals(sql`customer.name`),
  native_name: contains(sql`customer.native_name`),
  abbreviation: contains(sql`customer.abbreviation`),
  query: hasWords(
    sql`concat_ws(' ', customer.name, customer.native_name, customer.abbreviation, customer.slug, customer.backend_id)`,
  ),
  backend_id: contains(sql`customer.backend_id`),
  slug: contains(sql`customer.slug`),
  registration_code: contains(sql`customer.registration_code`),
  contact_details: contains(sql`customer.contact_details`),
};

/** The condition that the caller has one of these roles in `customer`, live. */
function ownRole(ctx: Ctx, names: readonly string[]): Sql {
  return sql`EXISTS (SELECT FROM ${liveRoles(ctx.now)} AS held JOIN role ON role.id = held.role_id
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id = customer.id
      AND role.name = ANY(${[...names]}::text[]))`;
}

function mayCreateProjects(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF')) return sql`TRUE`;
  return sql`EXISTS (SELECT FROM ${liveRoles(ctx.now, 'PROJECT.CREATE')} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id = customer.id)`;
}
