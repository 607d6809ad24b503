import { z } from 'zod';
import { defineJob, type TimetableLine } from '@/inngest/job';
import { JobFailed } from '@/inngest/job-failed';
import type { Ctx } from '@/lib/db/context';
import { readLastStart } from '@/lib/services/jobs/read-last-start';
import { configuredSource, SYNC_ORDERS, SYNC_SCHEDULE } from '@/lib/services/order-sync/order-source';
import { syncOrders } from '@/lib/services/order-sync/sync-orders';

export const syncOrdersJob = defineJob({
  id: SYNC_ORDERS,
  description: 'Fetches orders from the configured source every quarter of an hour, or on request',
  timetable: sourceTimetable,
  event: 'sync.requested',
  concurrencyKey: SYNC_ORDERS,
  payload: z.strictObject({}),
  run: async (ctx) => {
    const result = await syncOrders(ctx, configuredSource());
    if (result.status === 'failed') throw new JobFailed(result.failure, result);
    return result;
  },
});

/** Without a source there is nothing to run. */
async function sourceTimetable(ctx: Ctx): Promise<TimetableLine[]> {
  if (configuredSource() === null) return [];
  const lastRunAt = await readLastStart(ctx, SYNC_ORDERS);
  return [{ key: SYNC_ORDERS, cron: SYNC_SCHEDULE, lastRunAt, payload: {} }];
}
