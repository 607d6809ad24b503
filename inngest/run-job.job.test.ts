import { afterAll, describe, expect, test, vi } from 'vitest';
import { JobFailed } from '@/inngest/job-failed';
import { makeTestJob } from '@/inngest/make-test-job';
import { closePresence, openPresence, presence } from '@/inngest/presence';
import { runJob } from '@/inngest/run-job';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import { failLostRuns } from '@/lib/services/jobs/fail-lost-runs';
import { startJobRun } from '@/lib/services/jobs/start-job-run';
import { testContext } from '@/lib/testing/test-context';

afterAll(closePresence);

const runsOf = (job_id: string) =>
  database().jobRun.findMany({ where: { job_id }, orderBy: [{ started_at: 'asc' }, { id: 'asc' }] });

describe('runJob', () => {
  test('a run is recorded while it lasts and after it', async () => {
    const job = makeTestJob({
      run: async (ctx, payload) => {
        const [run] = await runsOf(job.id);
        return { payload, actor: ctx.actor, seen: run?.status };
      },
    });
    const result = await runJob(job, { a: 1 }, 'command');
    const actor = { kind: 'system', name: job.id, via: 'command' };
    expect(result).toEqual({ payload: { a: 1 }, actor, seen: 'running' });
    expect(await runsOf(job.id)).toMatchObject([
      { status: 'succeeded', trigger: 'command', result, error: '', finished_at: expect.any(Date) },
    ]);
  });

  test('a failure is recorded with what was done until then, and thrown on', async () => {
    const job = makeTestJob({ run: async () => Promise.reject(new JobFailed('half of it', { done: 1 })) });
    await expect(runJob(job, {}, 'schedule')).rejects.toThrow('half of it');
    expect(await runsOf(job.id)).toMatchObject([{ status: 'failed', error: 'half of it', result: { done: 1 } }]);
  });

  test('staff are told of a fault that nobody expected, and the fault is thrown on', async () => {
    const job = makeTestJob({ run: async () => Promise.reject(new Error('disk on fire')) });
    await expect(runJob(job, {}, 'schedule')).rejects.toThrow('disk on fire');
    const notifications = await database().adminNotification.findMany({ where: { type: 'critical_error' } });
    expect(notifications.filter(({ title }) => title.includes(job.id))).toMatchObject([
      { message: 'disk on fire', priority_rank: 4, notification_metadata: { job_id: job.id } },
    ]);
  });

  test.each([
    ['a part that failed', () => new JobFailed('half of it', {})],
    ['a refusal', () => new DomainError('rule_broken')],
  ])('staff are not told of %s as of a fault', async (_, thrown) => {
    const job = makeTestJob({ run: async () => Promise.reject(thrown()) });
    await expect(runJob(job, {}, 'schedule')).rejects.toThrow();
    expect(await database().adminNotification.count({ where: { title: { contains: job.id } } })).toBe(0);
  });

  test('a payload of another shape fails the run with a sentence', async () => {
    const job = makeTestJob();
    await expect(runJob(job, 'nonsense', 'command')).rejects.toMatchObject({ code: 'validation_failed' });
    expect(await runsOf(job.id)).toMatchObject([{ status: 'failed', error: expect.stringContaining('body') }]);
  });
});

/** How many names the presences of all processes hold. */
async function heldLocks(): Promise<number> {
  const rows = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND application_name = 'heed-presence' AND datname = current_database()`;
  return rows[0]?.count ?? 0;
}

describe('failLostRuns', () => {
  const ctx = testContext();

  test('a run is marked as failed when its process is gone, and not before', async () => {
    const job = makeTestJob();
    const runId = await startJobRun(ctx, job.id, 'schedule');
    const other = openPresence();
    await other.hold(runId);
    await failLostRuns(ctx);
    expect(await runsOf(job.id)).toMatchObject([{ status: 'running' }]);
    await other.close();
    await failLostRuns(ctx);
    expect(await runsOf(job.id)).toMatchObject([{ status: 'failed', error: expect.stringContaining('ended') }]);
  });

  test('a run whose process lost its connection for a moment goes on', async () => {
    const job = makeTestJob();
    const runId = await startJobRun(ctx, job.id, 'schedule');
    await presence().hold(runId);
    await database().$executeRaw`
      SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE application_name = 'heed-presence' AND datname = current_database()`;
    await vi.waitFor(async () => expect(await heldLocks()).toBe(1));
    await failLostRuns(ctx);
    expect(await runsOf(job.id)).toMatchObject([{ status: 'running' }]);
    await presence().letGo(runId);
    await failLostRuns(ctx);
    expect(await runsOf(job.id)).toMatchObject([{ status: 'failed' }]);
  });
});
