import { liveRoles } from '@/lib/auth/live-roles';
import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectsOperation } from '@/lib/contracts/projects/projects';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, contains, equals, hasWords, holds, isAnyOf, isId, isOneOfIds } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { accountingStart } from '@/lib/db/price-estimate';

type Filters = Conditions<InputOf<typeof listProjectsOperation>>;

const anything = () => sql`TRUE`;

/** The condition that each filter of projects sets on `project`, `customer` and `life`. */
export function projectFilters(ctx: Ctx): Filters {
  const mine = (roles: readonly string[], where: Sql) => holdsRole(ctx, requirePerson(ctx).userId, where, roles);
  const inProject = sql`held.project_id = project.id`;
  const inCustomer = sql`held.customer_id = project.customer_id`;
  const anyone = (userId: string) => holdsRole(ctx, userId, inProject);
  return {
    ...ofTexts,
    ...ofTimes(ctx),
    is_removed: anything,
    include_terminated: anything,
    can_admin: (isTrue) => holds(mine(['PROJECT_ADMIN'], inProject))(isTrue),
    can_manage: (isTrue) =>
      holds(sql`(${mine(['PROJECT_MANAGER'], inProject)} OR ${mine(['CUSTOMER_OWNER'], inCustomer)})`)(isTrue),
    current_user_has_role: (roles) => mine(roles, sql`(${inProject} OR ${inCustomer})`),
    user_uuid: anyone,
    user_uuid_with_active_role: anyone,
    has_affiliation: holds(sql`coalesce(cardinality(project.user_affiliations), 0) > 0`),
    customer: isOneOfIds(sql`project.customer_id`),
    type: isId(sql`project.type_id`),
    kind: equals(sql`project.kind`),
  };
}

const ofTexts = {
  name: contains(sql`project.name`),
  name_exact: equals(sql`project.name`),
  description: contains(sql`project.description`),
  slug: contains(sql`project.slug`),
  backend_id: contains(sql`project.backend_id`),
  query: hasWords(
    sql`concat_ws(' ', project.name, project.slug, project.backend_id, customer.name, customer.abbreviation)`,
  ),
  customer_name: contains(sql`customer.name`),
  customer_native_name: contains(sql`customer.native_name`),
  customer_abbreviation: contains(sql`customer.abbreviation`),
};

function ofTimes({ now }: Ctx) {
  return {
    created: (at: string) => sql`project.created >= ${at}::timestamptz`,
    created_before: (at: string) => sql`project.created <= ${at}::timestamptz`,
    modified: (at: string) => sql`project.modified >= ${at}::timestamptz`,
    modified_before: (at: string) => sql`project.modified <= ${at}::timestamptz`,
    conceal_finished_projects: (isConcealed: boolean) => (isConcealed ? sql`NOT life.is_expired` : sql`TRUE`),
    accounting_is_running: holds(sql`${accountingStart} <= ${now}::timestamptz`),
    state: isAnyOf(sql`life.state`),
    is_expired: holds(sql`life.is_expired`),
    end_date_after: (on: string) => sql`project.end_date >= ${on}::date`,
    end_date_before: (on: string) => sql`project.end_date <= ${on}::date`,
    ends_within_days: (days: number) => sql`life.days_until_end <= ${days}`,
  };
}

/** The condition that a person holds a live role, or one of these, where `held` is. */
function holdsRole({ now }: Ctx, userId: string, where: Sql, names?: readonly string[]): Sql {
  const named = names === undefined ? sql`TRUE` : sql`role.name = ANY(${[...names]}::text[])`;
  return sql`EXISTS (SELECT FROM ${liveRoles(now)} AS held JOIN role ON role.id = held.role_id
    WHERE held.user_id = ${userId}::uuid AND ${where} AND ${named})`;
}
