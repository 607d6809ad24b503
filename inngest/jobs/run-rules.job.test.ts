import { afterAll, expect, test } from 'vitest';
import { findDueRuns } from '@/inngest/find-due-runs';
import { runRulesJob } from '@/inngest/jobs/run-rules';
import { jobsFor } from '@/inngest/jobs-for';
import { closePresence } from '@/inngest/presence';
import { jobs } from '@/inngest/registry';
import { runJob } from '@/inngest/run-job';
import { database } from '@/lib/db/client';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { makeUser } from '@/lib/testing/make';
import { notifies, rowsOf, ruleOnPeople } from '@/lib/testing/rule-on-people';
import { systemActor, testContext } from '@/lib/testing/test-context';

afterAll(closePresence);

test('run-rules is in the list of jobs, is due every minute, and is asked for when a run is started by hand', async () => {
  expect(jobs.filter(({ id }) => id === 'run-rules')).toEqual([runRulesJob]);
  const due = await findDueRuns(testContext(systemActor, new Date('2026-11-22T10:00:00Z')), [runRulesJob]);
  expect(due).toMatchObject([{ payload: {} }]);
  const author = await makeUser({ is_staff: true });
  const { rule } = await ruleOnPeople(author, 2, notifies);
  await database().outboxMessage.deleteMany();
  await runRule(testContext(author), { id: rule.id });
  const [event] = await database().outboxMessage.findMany({ where: { topic: 'event', kind: 'rules.requested' } });
  expect(event?.payload).toEqual({});
  expect(jobsFor({ id: event?.id ?? '', kind: event?.kind ?? '', payload: {} }, jobs)).toEqual([runRulesJob]);
});

test('a run of the job acts for the rules that wait, and is recorded with what it did', async () => {
  const author = await makeUser({ is_staff: true });
  const { rule } = await ruleOnPeople(author, 2, notifies);
  await runRule(testContext(author), { id: rule.id });
  const result = await runJob(runRulesJob, {}, 'command');
  expect(result['listed']).toBeGreaterThanOrEqual(1);
  expect(await database().jobRun.findFirst({ where: { job_id: 'run-rules' }, orderBy: { id: 'desc' } })).toMatchObject({
    status: 'succeeded',
    trigger: 'command',
    result,
  });
  expect((await rowsOf(rule.id)).map(({ state }) => state)).toEqual(['done', 'done']);
  await expect(runJob(runRulesJob, 'nonsense', 'command')).rejects.toMatchObject({ code: 'validation_failed' });
});
