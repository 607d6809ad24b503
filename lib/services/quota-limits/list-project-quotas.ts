import type { listProjectQuotasOperation, QuotaUsage } from '@/lib/contracts/members/quotas';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { listQuotas } from '@/lib/services/quota-limits/list-quotas';

/** The quotas of a project that the caller reads, with what they count now. @throws not_found */
export function listProjectQuotas(
  ctx: Ctx,
  { uuid }: InputOf<typeof listProjectQuotasOperation>,
): Promise<QuotaUsage[]> {
  return listQuotas(ctx, { kind: 'project', uuid });
}
