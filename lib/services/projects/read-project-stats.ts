import type { InputOf } from '@/lib/contracts/operation';
import type { ProjectStats, readProjectStatsOperation } from '@/lib/contracts/projects/figures';
import type { Ctx } from '@/lib/db/context';
import { readsAllOfProject } from '@/lib/services/projects/is-readable-project';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { findQuotas } from '@/lib/services/quotas/find-quotas';

/** How many people and resources a project has, and what it costs; nothing of a deleted one to who was in it. @throws not_found */
export async function readProjectStats(
  ctx: Ctx,
  { for_current_month: isOfMonth = false, uuid }: InputOf<typeof readProjectStatsOperation>,
): Promise<ProjectStats> {
  const { billing_price_estimate: costs, customer_uuid: customerId } = await readProjectRow(ctx, uuid);
  const quotas = (await readsAllOfProject(ctx, uuid)) ? await findQuotas(ctx, { customerId, projectId: uuid }) : [];
  return {
    components: [],
    quotas: quotas.flatMap(({ level, limit, name, usage }) => (level === 'project' ? [{ name, limit, usage }] : [])),
    billing_price_estimate: isOfMonth ? { ...costs, total: costs.current } : costs,
  };
}
