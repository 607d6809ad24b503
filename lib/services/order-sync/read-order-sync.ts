import { z } from 'zod';
import type { OrderSync } from '@/lib/contracts/marketplace/order-sync';
import { nextTime } from '@/lib/core/cron-times';
import { env } from '@/lib/core/env';
import type { Ctx } from '@/lib/db/context';
import { configuredSource, SYNC_ORDERS, SYNC_SCHEDULE } from '@/lib/services/order-sync/order-source';

const count = z.int().min(0).catch(0);
const counts = z
  .object({ pages: count, created: count, updated: count, unchanged: count, refused: count })
  .catch({ pages: 0, created: 0, updated: 0, unchanged: 0, refused: 0 });
const statuses = z.enum(['running', 'succeeded', 'failed']);

/** Where orders are fetched from, and how that went last. */
export async function readOrderSync(ctx: Ctx): Promise<OrderSync> {
  const source = configuredSource();
  const run = await ctx.db.jobRun.findFirst({
    where: { job_id: SYNC_ORDERS },
    orderBy: [{ started_at: 'desc' }, { id: 'desc' }],
  });
  const next = source === null ? null : nextTime(SYNC_SCHEDULE, ctx.now, env.HEED_TIME_ZONE);
  return {
    is_configured: source !== null,
    source_name: source?.name ?? '',
    last_run: run && {
      started_at: run.started_at.toISOString(),
      finished_at: run.finished_at?.toISOString() ?? null,
      status: statuses.parse(run.status),
      ...counts.parse(run.result),
      error: run.error,
    },
    next_run: next?.toISOString() ?? null,
  };
}
