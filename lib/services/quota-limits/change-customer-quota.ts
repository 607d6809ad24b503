import { changeCustomerQuotaOperation, type QuotaUsage } from '@/lib/contracts/members/quotas';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeQuota } from '@/lib/services/quota-limits/change-quota';

/** Sets a limit of a customer. @throws not_found; not_allowed for others than staff */
export function changeCustomerQuota(
  ctx: Ctx,
  { limit, name, uuid }: InputOf<typeof changeCustomerQuotaOperation>,
): Promise<QuotaUsage> {
  return changeQuota(ctx, changeCustomerQuotaOperation.id, { kind: 'customer', uuid }, { limit, name });
}
