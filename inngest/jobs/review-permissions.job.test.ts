import { afterAll, expect, test } from 'vitest';
import { findDueRuns } from '@/inngest/find-due-runs';
import { reviewPermissionsJob } from '@/inngest/jobs/review-permissions';
import { closePresence } from '@/inngest/presence';
import { database } from '@/lib/db/client';
import { startJobRun } from '@/lib/services/jobs/start-job-run';
import { systemActor, testContext } from '@/lib/testing/test-context';

afterAll(closePresence);

test('role reviews are opened daily at 04:00', async () => {
  const at = (instant: string) => testContext(systemActor, new Date(instant));
  const isDue = async (instant: string) => (await findDueRuns(at(instant), [reviewPermissionsJob])).length === 1;
  await database().jobRun.deleteMany({ where: { job_id: reviewPermissionsJob.id } });
  await startJobRun(at('2026-11-21T04:00:00Z'), reviewPermissionsJob.id, 'schedule');
  expect([await isDue('2026-11-22T03:59:59Z'), await isDue('2026-11-22T04:00:00Z')]).toEqual([false, true]);
  await database().jobRun.deleteMany({ where: { job_id: reviewPermissionsJob.id } });
});
