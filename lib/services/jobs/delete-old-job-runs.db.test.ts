import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deleteOldJobRuns } from '@/lib/services/jobs/delete-old-job-runs';
import { uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const ctx = testContext();
const daysAgo = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000);

test('runs that ended more than 30 days ago are deleted, later and running ones never', async () => {
  await deleteOldJobRuns(ctx);
  const job_id = uniqueName('job');
  const run = (days: number, status: string, finished_at: Date | null = daysAgo(days)) => ({
    job_id,
    trigger: 'schedule',
    started_at: daysAgo(days),
    finished_at,
    status,
  });
  const data = [run(31, 'failed'), run(31, 'succeeded'), run(29, 'succeeded'), run(400, 'running', null)];
  await database().jobRun.createMany({ data });
  expect(await deleteOldJobRuns(ctx)).toEqual({ job_runs: 2 });
  expect(await database().jobRun.count({ where: { job_id } })).toBe(2);
  expect(await deleteOldJobRuns(ctx)).toEqual({ job_runs: 0 });
});
