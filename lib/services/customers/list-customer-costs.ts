import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { listCustomerCostsOperation } from '@/lib/contracts/customers/figures';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { isPriced } from '@/lib/db/price-estimate';
import { costRow, newestCostFirst } from '@/lib/services/costs/cost-row';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';

const withProject = costRow(sql`, 'project_uuid', project.id, 'project_name', project.name`);

/** The orders that the costs of a customer are the sum of, newest first: those in projects that the caller reads. @throws not_found */
export async function listCustomerCosts(ctx: Ctx, input: InputOf<typeof listCustomerCostsOperation>) {
  await readCustomerRow(ctx, input.uuid);
  const condition = sql`customer.id = ${input.uuid}::uuid AND ${isPriced} AND ${isVisibleProject(ctx, sql`project.id`)}`;
  return listRows(ctx.db, withProject, { condition, order: newestCostFirst }, input);
}
