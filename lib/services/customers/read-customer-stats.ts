import type { readCustomerStatsOperation } from '@/lib/contracts/customer-figures';
import type { InputOf } from '@/lib/contracts/operation';
import type { ProjectStats } from '@/lib/contracts/project-figures';
import type { Ctx } from '@/lib/db/context';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';
import { listQuotasOf } from '@/lib/services/quotas/list-quotas';

/** How many projects, people and resources a customer has, and what it costs. @throws not_found */
export async function readCustomerStats(
  ctx: Ctx,
  { for_current_month: isOfMonth = false, uuid }: InputOf<typeof readCustomerStatsOperation>,
): Promise<ProjectStats> {
  const { billing_price_estimate: costs } = await readCustomerRow(ctx, uuid);
  return {
    components: [],
    quotas: await listQuotasOf(ctx, { kind: 'customer', uuid }),
    billing_price_estimate: isOfMonth ? { ...costs, total: costs.current } : costs,
  };
}
