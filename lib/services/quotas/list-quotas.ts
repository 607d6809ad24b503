import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectQuotasOperation, QuotaUsage } from '@/lib/contracts/quotas';
import type { Ctx } from '@/lib/db/context';
import { type PlaceRef, readPlace, requireReader } from '@/lib/services/members/place';
import { findQuotas } from '@/lib/services/quotas/find-quotas';

type Input = InputOf<typeof listProjectQuotasOperation>;

/** The quotas of a project that the caller reads, with what they count now. @throws not_found */
export async function listProjectQuotas(ctx: Ctx, { uuid }: Input): Promise<QuotaUsage[]> {
  await requireReader(ctx, { kind: 'project', uuid });
  return listQuotasOf(ctx, { kind: 'project', uuid });
}

/** The quotas of a customer that the caller reads, with what they count now. @throws not_found */
export async function listCustomerQuotas(ctx: Ctx, { uuid }: Input): Promise<QuotaUsage[]> {
  await requireReader(ctx, { kind: 'customer', uuid });
  return listQuotasOf(ctx, { kind: 'customer', uuid });
}

/** The quotas of a place itself, whoever asks. @throws not_found */
export async function listQuotasOf(ctx: Ctx, ref: PlaceRef): Promise<QuotaUsage[]> {
  const { customerId, projectId } = await readPlace(ctx, ref);
  const quotas = await findQuotas(ctx, { customerId, projectId });
  return quotas.filter(({ level }) => level === ref.kind).map(({ limit, name, usage }) => ({ name, limit, usage }));
}
