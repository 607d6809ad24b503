import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { listResourcesOperation } from '@/lib/contracts/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/json-rows';
import { matchesWords } from '@/lib/db/matches-words';
import { orderBySql } from '@/lib/db/order-by';
import { resourceRow } from '@/lib/services/resources/resource-row';

type Filters = InputOf<typeof listResourcesOperation>;

const columns = {
  created: sql`resource.created`,
  modified: sql`resource.modified`,
  name: sql`resource.name`,
  end_date: sql`resource.end_date`,
};
const newestFirst = sql`resource.created DESC, resource.id DESC`;
const words = sql`concat_ws(' ', resource.name, offering.name, project.name, customer.name)`;

/** The resources of the projects that the caller may see, newest first unless asked otherwise. One statement. */
export function listResources(ctx: Ctx, filters: Filters): Promise<{ json: string; total: number }> {
  const condition = conditionsOf(ctx, filters);
  const ordering = orderBySql(filters.o, columns, newestFirst);
  return listRows(ctx.db, resourceRow, { condition, ordering, page: filters.page, page_size: filters.page_size });
}

function conditionsOf(ctx: Ctx, { project_uuid, organization_uuid, state, q }: Filters): Sql {
  const conditions = [sql`NOT project.is_removed`, isVisibleProject(ctx, sql`resource.project_id`)];
  if (project_uuid !== undefined) conditions.push(sql`resource.project_id = ${project_uuid}::uuid`);
  if (organization_uuid !== undefined) conditions.push(sql`project.customer_id = ${organization_uuid}::uuid`);
  if (state !== undefined) conditions.push(sql`resource.state = ${state}`);
  if (q !== undefined) conditions.push(matchesWords(words, q));
  return join(conditions, ' AND ');
}
