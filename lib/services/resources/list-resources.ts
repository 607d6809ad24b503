import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { listResourcesOperation } from '@/lib/contracts/marketplace/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import {
  type Conditions,
  contains,
  equals,
  hasWords,
  holds,
  isAnyOf,
  isId,
  isOneOfIds,
  matchesAll,
} from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { timesOf } from '@/lib/services/orders/times-of';
import { resourceShape } from '@/lib/services/resources/resource-shape';

type Input = InputOf<typeof listResourcesOperation>;

const columns = {
  name: sql`resource.name`,
  created: sql`resource.created`,
  modified: sql`resource.modified`,
  state: sql`resource.state`,
  end_date: sql`resource.end_date`,
  backend_id: sql`resource.backend_id`,
  project_name: sql`project.name`,
  customer_name: sql`customer.name`,
  offering_name: sql`offering.name`,
};
const newestFirst = [descending(sql`resource.created`), descending(sql`resource.id`)];

const words = hasWords(
  sql`concat_ws(' ', resource.name, resource.backend_id, offering.name, project.name, customer.name)`,
);
const inCustomer = isId(sql`project.customer_id`);

const filters: Conditions<Input> = {
  project_uuid: isId(sql`resource.project_id`),
  project_name: contains(sql`project.name`),
  customer_uuid: inCustomer,
  organization_uuid: inCustomer,
  provider_uuid: isId(sql`offering.customer_id`),
  state: isAnyOf(sql`resource.state`),
  offering_uuid: isOneOfIds(sql`resource.offering_id`),
  offering_type: equals(sql`offering.offering_type`),
  backend_id: contains(sql`resource.backend_id`),
  name: contains(sql`resource.name`),
  name_exact: equals(sql`resource.name`),
  paused: holds(sql`resource.paused`),
  has_terminate_date: holds(sql`resource.end_date IS NOT NULL`),
  order_state: (states) => sql`EXISTS (SELECT FROM marketplace_order AS placed
    WHERE placed.resource_id = resource.id AND ${isAnyOf(sql`placed.state`)(states)})`,
  ...timesOf(sql`resource`),
  query: words,
  q: words,
};

/** The resources of the projects that the caller may see, newest first unless asked otherwise. One statement. */
export function listResources(ctx: Ctx, input: Input) {
  const visible = [sql`NOT project.is_removed`, isVisibleProject(ctx, sql`resource.project_id`)];
  const condition = matchesAll(input, filters, ...visible);
  const order = requestedOrder(input.o, columns, newestFirst);
  const isSearched = input.q !== undefined || input.query !== undefined;
  return listRows(ctx.db, resourceShape(ctx), { condition, order, isSearched }, input);
}
