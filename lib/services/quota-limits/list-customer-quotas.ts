import type { listCustomerQuotasOperation, QuotaUsage } from '@/lib/contracts/members/quotas';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { listQuotas } from '@/lib/services/quota-limits/list-quotas';

/** The quotas of a customer that the caller reads, with what they count now. @throws not_found */
export function listCustomerQuotas(
  ctx: Ctx,
  { uuid }: InputOf<typeof listCustomerQuotasOperation>,
): Promise<QuotaUsage[]> {
  return listQuotas(ctx, { kind: 'customer', uuid });
}
