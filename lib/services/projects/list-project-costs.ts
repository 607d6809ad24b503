import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectCostsOperation } from '@/lib/contracts/project-figures';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { orderStateName, orderTypeName } from '@/lib/db/marketplace-names';
import { isPriced } from '@/lib/db/price-estimate';
import { descending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { isReadableProject } from '@/lib/services/projects/is-readable-project';
import { readsAll } from '@/lib/services/projects/readable-projects';

const costRow: RowShape = {
  id: sql`priced.id`,
  tables: sql`marketplace_order AS priced JOIN project ON project.id = priced.project_id JOIN customer ON customer.id = project.customer_id`,
  joins: sql`
    LEFT JOIN offering ON offering.id = priced.offering_id
    LEFT JOIN resource ON resource.id = priced.resource_id`,
  json: sql`json_build_object('order_uuid', priced.id, 'created', priced.created,
    'offering_name', coalesce(offering.name, ''), 'resource_name', coalesce(resource.name, ''),
    'order_type', ${orderTypeName(sql`priced.order_type`)}, 'state', ${orderStateName(sql`priced.state`)},
    'cost', trim_scale(coalesce(priced.cost, 0))::text)`,
};
const newestFirst = [descending(sql`priced.created`), descending(sql`priced.id`)];

/** The orders that the costs of a project are the sum of, newest first; none for who was in it before it was deleted. @throws not_found */
export async function listProjectCosts(ctx: Ctx, input: InputOf<typeof listProjectCostsOperation>) {
  if (!(await isReadableProject(ctx, input.uuid))) throw new DomainError('not_found');
  const condition = sql`project.id = ${input.uuid}::uuid AND ${isPriced} AND ${readsAll(ctx)}`;
  return listRows(ctx.db, costRow, { condition, order: newestFirst }, input);
}
