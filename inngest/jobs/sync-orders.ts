import { z } from 'zod';
import { defineJob, type TimetableLine } from '@/inngest/job';
import { JobFailed } from '@/inngest/job-failed';
import type { Ctx } from '@/lib/db/context';
import { readLastStart } from '@/lib/services/jobs/read-last-start';
import { configuredSource } from '@/lib/services/order-sync/order-source';
import { syncOrders } from '@/lib/services/order-sync/sync-orders';

const ID = 'sync-orders';

export const syncOrdersJob = defineJob({
  id: ID,
  description: 'Fetches orders from the configured source every quarter of an hour, or when asked',
  timetable: sourceTimetable,
  event: null,
  concurrencyKey: ID,
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
  return [{ key: ID, cron: '*/15 * * * *', lastRunAt: await readLastStart(ctx, ID), payload: {} }];
}
