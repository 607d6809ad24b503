import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { rejectRun } from '@/lib/services/rules/runs/reject-run';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;

const work = () => runRules(testContext(systemActor), { clock: () => testNow });
const openAbout = (object_id: string) => database().userAction.findMany({ where: { object_id, status: 'open' } });

let author: User;
let approver: User;

beforeEach(async () => {
  await database().user.updateMany({ data: { is_staff: false } });
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

async function waitingRun(): Promise<{ runId: string; person: User; ruleName: string }> {
  const word = uniqueName('team');
  const person = await makeUser({ affiliations: [word] });
  const rule = await makeRule({ key: 'affiliation', config: { values: [word] } }, { author: author.id });
  await activateRule(testContext(author), { id: rule.id });
  const { id } = await runRule(testContext(author), { id: rule.id });
  await work();
  return { runId: id, person, ruleName: rule.name };
}

test('a waiting run is an action of everyone on staff but the author, due after 72 hours', async () => {
  const { runId, ruleName } = await waitingRun();
  expect(await openAbout(runId)).toMatchObject([
    {
      user_id: approver.id,
      title: `Approve a rule: ${ruleName}`,
      description: 'Suspend the account for 1 person.',
      due_date: new Date(testNow.getTime() + 72 * 3_600_000),
    },
  ]);
});

test('its Approve approves exactly that list, and the run starts', async () => {
  const { person, runId } = await waitingRun();
  const [action] = await openAbout(runId);
  const asked = { uuid: action?.id ?? '', action_key: 'approve_run' };
  expect(await executeUserAction(testContext(approver), asked)).toMatchObject({ action: 'completed' });
  expect(await openAbout(runId)).toEqual([]);
  await work();
  expect(await database().user.findUnique({ where: { id: person.id } })).toMatchObject({ status: 'suspended' });
});

test('the action ends when the run is rejected', async () => {
  const { runId } = await waitingRun();
  await rejectRun(testContext(author), { id: runId, reason: 'Not these people.' });
  expect(await openAbout(runId)).toEqual([]);
});
