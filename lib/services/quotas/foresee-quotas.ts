import type { QuotaName } from '@/lib/contracts/members/quotas';
import type { Ctx } from '@/lib/db/context';
import { type Additions, findQuotas, type Quota, type QuotaPlace } from '@/lib/services/quotas/find-quotas';

/** A quota, and how much of it an addition needs. */
export type ForeseenQuota = { name: QuotaName; limit: number | null; usage: number; needed: number };

/** What additions need of the quotas of a place that count them; where project and customer both count it, of the one with less room. One statement. */
export async function foreseeQuotas(ctx: Ctx, place: QuotaPlace, additions: Additions): Promise<ForeseenQuota[]> {
  const tightest = new Map<QuotaName, Quota>();
  for (const quota of await findQuotas(ctx, place, additions)) {
    const known = tightest.get(quota.name);
    if (known === undefined || roomAfter(quota) < roomAfter(known)) tightest.set(quota.name, quota);
  }
  const affected = [...tightest.values()].filter((one) => one.needed > 0);
  return affected.map(({ limit, name, needed, usage }) => ({ name, limit, usage, needed }));
}

function roomAfter({ limit, needed, usage }: Quota): number {
  return limit === null ? Number.POSITIVE_INFINITY : limit - usage - needed;
}
