import type { readCustomerStatsOperation } from '@/lib/contracts/customers/figures';
import type { InputOf } from '@/lib/contracts/operation';
import type { ProjectStats } from '@/lib/contracts/projects/figures';
import type { Ctx } from '@/lib/db/context';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';
import { findQuotas } from '@/lib/services/quotas/find-quotas';

/** How many projects, people and resources a customer has, and what it costs. @throws not_found */
export async function readCustomerStats(
  ctx: Ctx,
  { for_current_month: isOfMonth = false, uuid }: InputOf<typeof readCustomerStatsOperation>,
): Promise<ProjectStats> {
  const { billing_price_estimate: costs } = await readCustomerRow(ctx, uuid);
  const quotas = await findQuotas(ctx, { customerId: uuid, projectId: null });
  return {
    components: [],
    quotas: quotas.map(({ limit, name, usage }) => ({ name, limit, usage })),
    billing_price_estimate: isOfMonth ? { ...costs, total: costs.current } : costs,
  };
}
