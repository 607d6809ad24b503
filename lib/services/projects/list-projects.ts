import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectsOperation } from '@/lib/contracts/projects/projects';
import { type Sql, sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { priceOf } from '@/lib/db/price-estimate';
import { stateRank } from '@/lib/db/project-life';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { projectFilters } from '@/lib/services/projects/project-filters';
import { projectShape } from '@/lib/services/projects/project-shape';
import { isReadable, isReadableAtAll, isReadableRemoved } from '@/lib/services/projects/readable-projects';
import { resourcesCount } from '@/lib/services/quotas/usage';

const columns = {
  name: sql`project.name`,
  created: sql`project.created`,
  modified: sql`project.modified`,
  start_date: sql`project.start_date`,
  end_date: sql`project.end_date`,
  effective_end_date: sql`life.effective_end_date`,
  state: stateRank,
  customer_name: sql`customer.name`,
  customer_abbreviation: sql`customer.abbreviation`,
  customer_native_name: sql`customer.native_name`,
  estimated_cost: priceOf(sql`TRUE`),
  resources_count: resourcesCount,
};
const byName = [ascending(sql`project.name`), ascending(sql`project.id`)];

type Input = InputOf<typeof listProjectsOperation>;

/** The projects that the caller reads, by name unless asked otherwise. One statement. */
export function listProjects(ctx: Ctx, input: Input) {
  const condition = matchesAll(input, projectFilters(ctx), seen(ctx, input));
  const order = requestedOrder(input.o, columns, byName);
  return listRows(ctx.db, projectShape(ctx), { condition, order }, input);
}

/** Deleted projects are shown to who asks for them. */
function seen(ctx: Ctx, { include_terminated = false, is_removed }: Input): Sql {
  if (is_removed === true) return isReadableRemoved(ctx);
  return include_terminated && is_removed === undefined ? isReadableAtAll(ctx) : isReadable(ctx);
}
