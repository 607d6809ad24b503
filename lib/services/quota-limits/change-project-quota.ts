import { changeProjectQuotaOperation, type QuotaUsage } from '@/lib/contracts/members/quotas';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeQuota } from '@/lib/services/quota-limits/change-quota';

/** Sets a limit of a project. @throws not_found; not_allowed; validation_failed for more than the customer may have, but by staff */
export function changeProjectQuota(
  ctx: Ctx,
  { limit, name, uuid }: InputOf<typeof changeProjectQuotaOperation>,
): Promise<QuotaUsage> {
  return changeQuota(ctx, changeProjectQuotaOperation.id, { kind: 'project', uuid }, { limit, name });
}
