import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { listOrdersOperation } from '@/lib/contracts/marketplace/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, contains, equals, hasWords, holds, isAnyOf, isId } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { orderedName } from '@/lib/services/orders/order-shape';
import { isProvider } from '@/lib/services/orders/order-sides';
import { timesOf } from '@/lib/services/orders/times-of';

type Filters = Conditions<InputOf<typeof listOrdersOperation>>;

const words = hasWords(sql`concat_ws(' ', offering.name, ${orderedName}, project.name, customer.name)`);
const inCustomer = isId(sql`project.customer_id`);
const ofOffering = isId(sql`placed.offering_id`);
const ofResource = isId(sql`placed.resource_id`);

const plain = {
  project_uuid: isId(sql`placed.project_id`),
  customer_uuid: inCustomer,
  organization_uuid: inCustomer,
  provider_uuid: isId(sql`offering.customer_id`),
  state: isAnyOf(sql`placed.state`),
  type: isAnyOf(sql`placed.order_type`),
  order_type: equals(sql`placed.order_type`),
  offering: ofOffering,
  offering_uuid: ofOffering,
  offering_type: isAnyOf(sql`offering.offering_type`),
  resource: ofResource,
  resource_uuid: ofResource,
  resource_name: contains(orderedName),
  ...timesOf(sql`placed`),
  query: words,
  q: words,
};

/** The condition that each filter of orders sets on the tables of `orderShape`. */
export function orderFilters(ctx: Ctx): Filters {
  return {
    ...plain,
    can_approve_as_consumer: holds(sql`placed.state = 'PENDING_CONSUMER' AND ${mayApprove(ctx)}`),
    can_approve_as_provider: holds(sql`placed.state = 'PENDING_PROVIDER' AND ${isProvider(ctx)}`),
  };
}

function mayApprove(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF')) return sql`TRUE`;
  return sql`EXISTS (SELECT FROM ${liveRoles(ctx.now, 'ORDER.APPROVE')} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid
      AND (held.project_id = project.id OR held.customer_id = project.customer_id))`;
}
