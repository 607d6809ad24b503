import type { QuotaUsage } from '@/lib/contracts/members/quotas';
import type { Ctx } from '@/lib/db/context';
import { type PlaceRef, readPlace, requireReader } from '@/lib/services/members/place';
import { readsAllOfProject } from '@/lib/services/projects/is-readable-project';
import { findQuotas } from '@/lib/services/quotas/find-quotas';

/**
 * The quotas of a place itself that the caller reads, with what they count now; none of a deleted project for who is left with its
 * name alone. @throws not_found
 */
export async function listQuotas(ctx: Ctx, ref: PlaceRef): Promise<QuotaUsage[]> {
  await requireReader(ctx, ref);
  const { customerId, projectId } = await readPlace(ctx, ref);
  if (projectId !== null && !(await readsAllOfProject(ctx, projectId))) return [];
  const quotas = await findQuotas(ctx, { customerId, projectId });
  return quotas.filter(({ level }) => level === ref.kind).map(({ limit, name, usage }) => ({ name, limit, usage }));
}
