import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deleteOldJobRuns } from '@/lib/services/jobs/delete-old-job-runs';
import { uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const ctx = testContext();
const daysAgo = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000);

test('finished runs and events handed over are deleted after 30 days, waiting and running ones never', async () => {
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
  const event = { topic: 'event', kind: job_id, payload: {}, created: daysAgo(31) };
  await database().outboxMessage.createMany({
    data: [
      { ...event, processed_at: daysAgo(31) },
      { ...event, processed_at: daysAgo(29) },
      { ...event, topic: 'mail', processed_at: daysAgo(31) },
      event,
    ],
  });
  expect(await deleteOldJobRuns(ctx)).toEqual({ job_runs: 2, events: 1 });
  expect(await database().jobRun.count({ where: { job_id } })).toBe(2);
  expect(await deleteOldJobRuns(ctx)).toEqual({ job_runs: 0, events: 0 });
  await database().outboxMessage.deleteMany({ where: { kind: job_id } });
});
