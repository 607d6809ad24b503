import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectCostsOperation } from '@/lib/contracts/projects/figures';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { isPriced } from '@/lib/db/price-estimate';
import { costRow, newestCostFirst } from '@/lib/services/costs/cost-row';
import { isReadableProject } from '@/lib/services/projects/is-readable-project';
import { readsAll } from '@/lib/services/projects/readable-projects';

/** The orders that the costs of a project are the sum of, newest first; none for who was in it before it was deleted. @throws not_found */
export async function listProjectCosts(ctx: Ctx, input: InputOf<typeof listProjectCostsOperation>) {
  if (!(await isReadableProject(ctx, input.uuid))) throw new DomainError('not_found');
  const condition = sql`project.id = ${input.uuid}::uuid AND ${isPriced} AND ${readsAll(ctx)}`;
  return listRows(ctx.db, costRow(), { condition, order: newestCostFirst }, input);
}
