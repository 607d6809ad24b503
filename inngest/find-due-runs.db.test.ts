import { expect, test } from 'vitest';
import { findDueRuns } from '@/inngest/find-due-runs';
import { purgeJob } from '@/inngest/jobs/purge';
import { makeTestJob } from '@/inngest/make-test-job';
import { jobs } from '@/inngest/registry';
import { env } from '@/lib/core/env';
import { startJobRun } from '@/lib/services/jobs/start-job-run';
import { systemActor, testContext } from '@/lib/testing/test-context';

const at = (text: string) => testContext(systemActor, new Date(text));

test('a daily job is due once a day, however many days were missed', async () => {
  const job = makeTestJob({ timetable: '10 3 * * *' });
  const keysAt = async (text: string) => (await findDueRuns(at(text), [job])).map(({ key }) => key);
  expect(await keysAt('2026-11-22T10:00:00Z')).toEqual([`${job.id}::2026-11-22T03:10:00.000Z`]);
  await startJobRun(at('2026-11-22T10:00:00Z'), job.id, 'schedule');
  expect(await keysAt('2026-11-22T10:01:00Z')).toEqual([]);
  expect(await keysAt('2026-11-23T03:09:00Z')).toEqual([]);
  expect(await keysAt('2026-11-23T03:10:00Z')).toEqual([`${job.id}::2026-11-23T03:10:00.000Z`]);
  expect(await keysAt('2026-12-24T12:00:00Z')).toEqual([`${job.id}::2026-12-24T03:10:00.000Z`]);
});

test('the purge is due daily at 03:40 in the zone of the installation', async () => {
  const zone = env.HEED_TIME_ZONE;
  env.HEED_TIME_ZONE = 'Europe/Tallinn';
  const due = await findDueRuns(at('2026-11-22T10:00:00Z'), [purgeJob]).finally(() => {
    env.HEED_TIME_ZONE = zone;
  });
  expect(jobs).toContain(purgeJob);
  expect(due.map(({ key }) => key)).toEqual(['purge::2026-11-22T01:40:00.000Z']);
});

test('each line of a timetable is due by itself, and one that cannot be read does not stop the others', async () => {
  const job = makeTestJob({
    timetable: async (ctx) => [
      { key: 'hourly', cron: '0 * * * *', lastRunAt: new Date('2026-11-22T09:00:00Z'), payload: { line: 1 } },
      { key: 'broken', cron: 'now and then', lastRunAt: null, payload: {} },
      { key: 'fresh', cron: '0 * * * *', lastRunAt: ctx.now, payload: {} },
      { key: 'new', cron: '0 0 1 1 *', lastRunAt: null, payload: { line: 4 } },
    ],
  });
  const due = await findDueRuns(at('2026-11-22T10:30:00Z'), [job]);
  expect(due.map(({ payload }) => payload)).toEqual([{ line: 1 }, { line: 4 }]);
});

test('a job whose invalid timetable does not stop the others', async () => {
  const broken = makeTestJob({ timetable: async () => JSON.parse('broken') });
  const daily = makeTestJob({ timetable: '10 3 * * *' });
  const due = await findDueRuns(at('2026-11-22T10:00:00Z'), [broken, daily]);
  expect(due.map(({ job }) => job.id)).toEqual([daily.id]);
  const away = makeTestJob({ timetable: async () => Promise.reject(Object.assign(new Error('x'), { code: '08006' })) });
  await expect(findDueRuns(at('2026-11-22T10:00:00Z'), [away, daily])).rejects.toThrow('x');
});
