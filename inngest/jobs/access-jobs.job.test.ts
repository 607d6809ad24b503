import { afterAll, expect, test } from 'vitest';
import { findDueRuns } from '@/inngest/find-due-runs';
import { accessExpiryJob } from '@/inngest/jobs/access-expiry';
import { accessRemindersJob } from '@/inngest/jobs/access-reminders';
import { closePresence } from '@/inngest/presence';
import { jobs } from '@/inngest/registry';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { clearAccess, makeAccessWorld } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeApproval } from '@/lib/testing/make-access';
import { runCommand } from '@/lib/testing/run-command';
import { systemActor, testContext } from '@/lib/testing/test-context';

afterAll(closePresence);

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY_MS).toISOString();

test('access-reminders and access-expiry are in the list of jobs, and are due once every minute', async () => {
  for (const job of [accessRemindersJob, accessExpiryJob]) {
    expect(jobs.filter(({ id }) => id === job.id)).toEqual([job]);
    const owedAt = async (instant: string) =>
      (await findDueRuns(testContext(systemActor, new Date(instant)), [job])).map(({ key }) => key);
    await database().jobRun.deleteMany({ where: { job_id: job.id } });
    const first = await owedAt('2026-11-22T10:00:00Z');
    const [again, next] = [await owedAt('2026-11-22T10:00:59Z'), await owedAt('2026-11-22T10:01:00Z')];
    expect([first.length, next.length, again]).toEqual([1, 1, first]);
    expect(next).not.toEqual(first);
    const ran = {
      job_id: job.id,
      trigger: 'schedule',
      status: 'running',
      started_at: new Date('2026-11-22T10:00:00Z'),
    };
    await database().jobRun.create({ data: ran });
    expect([await owedAt('2026-11-22T10:00:59Z'), await owedAt('2026-11-22T10:01:00Z')]).toEqual([[], next]);
    await database().jobRun.deleteMany({ where: { job_id: job.id } });
  }
});

test('npm run job prints what access-expiry revoked and what access-reminders took, and nothing when nothing is due', async () => {
  await clearAccess();
  const over = await makeAccessWorld({ expiration_period_days: 90 });
  const keeps = await makeUser();
  await over.approve(daysAgo(100), [over.submitter, keeps]);
  await makeApproval({ requirement_id: over.requirement.id, submitter_id: keeps.id });
  const soon = await makeAccessWorld({ expiration_period_days: 90 });
  await soon.approve(daysAgo(85));
  const printed = async (job: string) => {
    const { code, stderr, stdout } = await runCommand('job', job);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };
  expect(await printed('access-expiry')).toEqual({ revoked: 2, told: 1, keep_access: 1 });
  expect(await printed('access-expiry')).toEqual({ revoked: 0, told: 0, keep_access: 0 });
  // Told are the end and the last reminder; the end of who keeps access and the reminders of what is over are not.
  expect(await printed('access-reminders')).toEqual({ taken: 2, late: 2, superseded: 1, cancelled: 3 });
  expect(await printed('access-reminders')).toEqual({ taken: 0, late: 0, superseded: 0, cancelled: 0 });
});
