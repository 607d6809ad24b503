import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { reinstateUser } from '@/lib/services/people/reinstate-user';
import { suspendUser } from '@/lib/services/people/suspend-user';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { approveRule } from '@/lib/services/rules/runs/approve-rule';
import { readRun } from '@/lib/services/rules/runs/read-run';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;

let author: User;
let approver: User;

beforeEach(async () => {
  await database().rulesPause.deleteMany();
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

const page = { page: 1, page_size: 100, format: 'json' } as const;
const work = () => runRules(testContext(systemActor), { clock: () => testNow });
const change = ({ id }: User, data: object) => database().user.update({ where: { id }, data });
const rowsOf = (rule_id: string) => database().ruleSubject.findMany({ where: { rule_id } });

async function approvedRuleOn(team: string): Promise<string> {
  const filters = {
    all: [
      { key: 'user_status', config: { status: 'active' } },
      { key: 'affiliation', config: { values: [team] } },
    ],
  };
  const { id } = await makeRule(filters, { author: author.id });
  const { answer } = await previewSavedRule(testContext(approver), { id, ...page });
  await approveRule(testContext(approver), { id, set_hash: answer.set_hash });
  await activateRule(testContext(author), { id });
  return id;
}

test('between preview and act, who is edited, reinstated, newly protected or newly matching is never acted on wrongly', async () => {
  const team = uniqueName('team');
  const member = () => makeUser({ affiliations: [team] });
  const [kept, edited, held, promoted, servant] = [
    await member(),
    await member(),
    await member(),
    await member(),
    await member(),
  ];
  const again = await member();
  const ruleId = await approvedRuleOn(team);
  await change(edited, { affiliations: [] });
  await change(held, { legal_hold: true, legal_hold_reason: 'A trial.', legal_hold_at: testNow });
  await change(promoted, { is_staff: true });
  await change(servant, { is_service_account: true });
  await suspendUser(testContext(approver), { uuid: again.id, reason: 'By mistake.' });
  await reinstateUser(testContext(approver), { uuid: again.id, reason: 'It was a mistake.' });
  const late = await member();
  const { id } = await runRule(testContext(author), { id: ruleId });
  await work();
  expect(await readRun(testContext(author), { id })).toMatchObject({
    state: 'succeeded',
    counts: { matched: 6, excluded: 3, done: 2, skipped: 1 },
  });
  const suspended = await database().user.findMany({ where: { affiliations: { has: team }, status: 'suspended' } });
  expect(new Set(suspended.map((one) => one.id))).toEqual(new Set([kept.id, again.id]));
  expect(
    await database().ruleRun.findMany({ where: { rule_id: ruleId, state: 'waiting_for_approval' } }),
  ).toMatchObject([{ people_count: 1 }]);
  expect((await rowsOf(ruleId)).find(({ user_id }) => user_id === late.id)).toMatchObject({ state: 'listed' });
});

test('who was already as the action would leave them when the list was made gets no row, and counts as already_done', async () => {
  const team = uniqueName('team');
  const [one, member] = [await makeUser({ affiliations: [team] }), await makeUser({ affiliations: [team] })];
  const audience = await database().audience.create({
    data: {
      name: uniqueName('audience'),
      created: testNow,
      modified: testNow,
      members: { create: [{ user_id: member.id, created: testNow }] },
    },
  });
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [team] } },
    { action: { key: 'add_to_audience', config: { audience_uuid: audience.id } }, rule: { status: 'active' } },
  );
  const { id } = await runRule(testContext(author), { id: rule.id });
  await work();
  expect(await readRun(testContext(author), { id })).toMatchObject({
    people_count: 1,
    counts: { matched: 2, already_done: 1, excluded: 0, done: 1 },
  });
  expect(await rowsOf(rule.id)).toMatchObject([{ user_id: one.id, state: 'done' }]);
});
