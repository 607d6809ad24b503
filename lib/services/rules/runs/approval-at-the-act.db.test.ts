import { beforeEach, expect, test } from 'vitest';
import { dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { approveRule } from '@/lib/services/rules/runs/approve-rule';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { makeList } from '@/lib/services/rules/runs/make-list';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { actOnSubject } from '@/lib/services/rules/subjects/act-on-subject';
import { retrySubject } from '@/lib/services/rules/subjects/retry-subject';
import { makeUser, uniqueName } from '@/lib/testing/make';
import {
  inDays,
  quietRules,
  rowsOf,
  ruleOnPeople,
  runsOf,
  statusesOf,
  type TestUser,
  workAt,
} from '@/lib/testing/rule-on-people';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let author: TestUser;
let approver: TestUser;
const deletes = { action: { key: 'delete_user', config: { grace_days: 30 } } };

beforeEach(async () => {
  await quietRules();
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

const preview = async (id: string) => {
  const page = { page: 1, page_size: 10, format: 'json' } as const;
  return (await previewSavedRule(testContext(author), { id, ...page })).answer;
};

/** Starts a run, which waits, and approves its list. */
async function approvedRun(rule: { id: string }, by: TestUser, at = testNow): Promise<string> {
  const { id } = await runRule(testContext(author, at), { id: rule.id });
  await makeList(testContext(systemActor, at), id);
  const { set_hash } = await database().ruleRun.findUniqueOrThrow({ where: { id } });
  await approveRun(testContext(by, at), { id, set_hash });
  return id;
}

const approversIn = async ({ id }: TestUser) => {
  const { purge_plan } = await database().user.findUniqueOrThrow({ where: { id } });
  return Object(purge_plan).approver_ids;
};

test('a run that acts again after more than 72 hours acts on nobody: their approval is past, and the next run waits', async () => {
  const { rule, users } = await ruleOnPeople(author, 2);
  const id = await approvedRun(rule, approver);
  await database().scheduledRule.update({ where: { id: rule.id }, data: { next_run_at: inDays(4) } });
  await workAt(inDays(3.01));
  expect(await statusesOf(users)).toEqual(['active', 'active']);
  expect(await rowsOf(rule.id)).toMatchObject([
    { state: 'skipped', reason: 'not_approved' },
    { state: 'skipped', reason: 'not_approved' },
  ]);
  expect(await database().ruleRun.findUnique({ where: { id } })).toMatchObject({ counts: { done: 0, skipped: 2 } });
  await workAt(inDays(4));
  expect((await runsOf(rule.id)).at(-1)).toMatchObject({ state: 'waiting_for_approval', people_count: 2 });
});

test('a later try that staff ask for after 72 hours is left to the next run, which needs a new approval', async () => {
  const { rule, users } = await ruleOnPeople(author, 1);
  await approvedRun(rule, approver);
  const [row] = await rowsOf(rule.id);
  const failed = { state: 'needs_attention', reason: 'failed', tries: 3 };
  await database().ruleSubject.update({ where: { id: row?.id ?? '' }, data: failed });
  await database().ruleRun.updateMany({ where: { rule_id: rule.id }, data: { state: 'failed', ended_at: testNow } });
  await database().scheduledRule.update({ where: { id: rule.id }, data: { next_run_at: inDays(9) } });
  await retrySubject(testContext(author, inDays(4)), { id: row?.id ?? '' });
  await workAt(inDays(4));
  expect(await statusesOf(users)).toEqual(['active']);
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'skipped', reason: 'not_approved' }]);
});

test('those whose approval is not valid are put into a run of their own as not approved', async () => {
  const { rule, word } = await ruleOnPeople(author, 1);
  const { set_hash } = await preview(rule.id);
  await approveRule(testContext(approver), { id: rule.id, set_hash });
  await makeUser({ affiliations: [word] });
  await runRule(testContext(author), { id: rule.id });
  await workAt();
  const [first, second] = await runsOf(rule.id);
  expect([first?.state, second?.state]).toEqual(['succeeded', 'waiting_for_approval']);
  expect(first).toMatchObject({ counts: { matched: 2, done: 1, skipped: 1 } });
  const waiting = await database().ruleSubject.findMany({ where: { run_id: second?.id ?? '' } });
  expect(waiting).toMatchObject([{ state: 'listed', reason: 'not_approved' }]);
});

test('a decision to act whose day passes while the person does not match ends: they are not acted on when they match again', async () => {
  const noAddress = { email: uniqueName('no address') };
  const { rule, users, word } = await ruleOnPeople(author, [noAddress], { warn_days: 3 });
  const user_id = users[0]?.id ?? '';
  const row = { rule_id: rule.id, version: 1, user_id, action: 'suspend_user', reason: 'no_address', at: testNow };
  const { id } = await database().ruleSubject.create({ data: { ...row, state: 'needs_attention' } });
  await actOnSubject(testContext(approver), { id, note: 'We called them.', on: dayOf(inDays(2), 'UTC') });
  await database().user.update({ where: { id: user_id }, data: { affiliations: [] } });
  await workAt(inDays(1));
  expect(await rowsOf(rule.id)).toMatchObject([{ act_on: expect.any(Date) }]);
  await workAt(inDays(3));
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention', act_on: null, due_on: null }]);
  await database().user.update({ where: { id: user_id }, data: { affiliations: [word] } });
  await workAt(inDays(4));
  expect(await statusesOf(users)).toEqual(['active']);
});

test('the certificate names who approved for this person, and not who approved another list of the version', async () => {
  const { rule, users, word } = await ruleOnPeople(author, 1, deletes);
  await approvedRun(rule, approver);
  await workAt();
  const second = await makeUser({ is_staff: true });
  const late = await makeUser({ affiliations: [word] });
  await approvedRun(rule, second, inDays(1));
  await workAt(inDays(1));
  expect(await Promise.all([...users, late].map(approversIn))).toEqual([[approver.id], [second.id]]);
});

test('who decides to act has approved it: the certificate names them, and the rule never touches them', async () => {
  const noAddress = { email: uniqueName('no address') };
  const { rule, users, word } = await ruleOnPeople(author, [noAddress], {
    ...deletes,
    warn_days: 3,
    protect_staff: false,
  });
  const row = { rule_id: rule.id, version: 1, user_id: users[0]?.id ?? '', action: 'delete_user', at: testNow };
  const { id } = await database().ruleSubject.create({
    data: { ...row, state: 'needs_attention', reason: 'no_address' },
  });
  await database().user.update({ where: { id: approver.id }, data: { affiliations: [word] } });
  await actOnSubject(testContext(approver), { id, note: 'We called them.', on: dayOf(inDays(1), 'UTC') });
  const { excluded } = await preview(rule.id);
  expect(excluded).toMatchObject({ self: 1 });
  await workAt(inDays(1));
  expect(await approversIn(users[0] ?? approver)).toEqual([approver.id]);
});
