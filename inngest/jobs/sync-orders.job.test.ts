import { afterAll, expect, test } from 'vitest';
import { findDueRuns } from '@/inngest/find-due-runs';
import { syncOrdersJob } from '@/inngest/jobs/sync-orders';
import { closePresence } from '@/inngest/presence';
import { runJob } from '@/inngest/run-job';
import { database } from '@/lib/db/client';
import { testContext } from '@/lib/testing/test-context';

afterAll(closePresence);

test('without a source nothing is due, and asking for it says what lacks', async () => {
  expect(await findDueRuns(testContext(), [syncOrdersJob])).toEqual([]);
  await expect(runJob(syncOrdersJob, {}, 'command')).rejects.toThrow('set HEED_ORDER_SOURCE_URL');
  const run = await database().jobRun.findFirstOrThrow({ where: { job_id: 'sync-orders' } });
  expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('HEED_ORDER_SOURCE_URL') });
  expect(await database().adminNotification.count()).toBe(0);
});
