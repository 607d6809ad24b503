import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { listResourcesOperation } from '@/lib/contracts/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { equals, hasWords, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { resourceRow } from '@/lib/services/resources/resource-row';

const columns = {
  created: sql`resource.created`,
  modified: sql`resource.modified`,
  name: sql`resource.name`,
  end_date: sql`resource.end_date`,
};
const newestFirst = [descending(sql`resource.created`), descending(sql`resource.id`)];

const filters = {
  project_uuid: isId(sql`resource.project_id`),
  organization_uuid: isId(sql`project.customer_id`),
  state: equals(sql`resource.state`),
  q: hasWords(sql`concat_ws(' ', resource.name, offering.name, project.name, customer.name)`),
};

/** The resources of the projects that the caller may see, newest first unless asked otherwise. One statement. */
export function listResources(ctx: Ctx, input: InputOf<typeof listResourcesOperation>) {
  const visible = [sql`NOT project.is_removed`, isVisibleProject(ctx, sql`resource.project_id`)];
  const condition = matchesAll(input, filters, ...visible);
  const order = requestedOrder(input.o, columns, newestFirst);
  return listRows(ctx.db, resourceRow, { condition, order, isSearched: input.q !== undefined }, input);
}
