import type { compareProjectQuotasOperation } from '@/lib/contracts/members/quotas';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { priceOf } from '@/lib/db/price-estimate';
import { ascending, descending } from '@/lib/db/row-order';
import { isReadable } from '@/lib/services/projects/readable-projects';
import { projectUsersCount, resourcesCount } from '@/lib/services/quotas/usage';

/** The projects that the caller reads, by what they use, highest first. One statement. */
export function compareProjectQuotas(ctx: Ctx, input: InputOf<typeof compareProjectQuotasOperation>) {
  const value = {
    nc_user_count: projectUsersCount(ctx.now),
    nc_resource_count: resourcesCount,
    estimated_price: sql`floor(${priceOf(sql`TRUE`)})::bigint`,
  }[input.quota_name];
  const shape = {
    id: sql`project.id`,
    tables: sql`project JOIN customer ON customer.id = project.customer_id`,
    json: sql`jsonb_build_object('project_name', project.name, 'customer_name', customer.name,
      'customer_abbreviation', customer.abbreviation, 'value', ${value})`,
  };
  const order = [descending(value), ascending(sql`project.name`), ascending(sql`project.id`)];
  return listRows(ctx.db, shape, { condition: isReadable(ctx), order }, input);
}
