import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { approveRule } from '@/lib/services/rules/runs/approve-rule';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const work = (now = testNow) => runRules(testContext(systemActor, now), { clock: () => now });
const runsOf = (rule_id: string) => database().ruleRun.findMany({ where: { rule_id }, orderBy: { id: 'asc' } });
const statusOf = async ({ id }: User) => (await database().user.findUniqueOrThrow({ where: { id } })).status;

let author: User;
let approver: User;

beforeEach(async () => {
  const active = { where: { status: 'active' }, data: { status: 'draft', next_run_at: null } };
  await database().scheduledRule.updateMany(active);
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

/** A rule that suspends, approved for whom a preview found. */
async function approvedRule(people: number, more: object = {}) {
  const word = uniqueName('team');
  const users: User[] = [];
  for (let made = 0; made < people; made++) users.push(await makeUser({ affiliations: [word] }));
  const filters = {
    all: [
      { key: 'user_status', config: { status: 'active' } },
      { key: 'affiliation', config: { values: [word] } },
    ],
  };
  const rule = await makeRule(filters, { author: author.id, ...more });
  await activateRule(testContext(author), { id: rule.id });
  const page = { page: 1, page_size: 10, format: 'json' } as const;
  const { answer } = await previewSavedRule(testContext(approver), { id: rule.id, ...page });
  await approveRule(testContext(approver), { id: rule.id, set_hash: answer.set_hash });
  return { rule, users, word };
}

test('a run acts on exactly those who were approved; whoever matches by now waits in a run of their own', async () => {
  const { rule, users, word } = await approvedRule(2);
  const late = await makeUser({ affiliations: [word] });
  await runRule(testContext(author), { id: rule.id });
  await work();
  const [acted, waiting] = await runsOf(rule.id);
  expect(acted).toMatchObject({ state: 'succeeded', counts: { matched: 3, done: 2, skipped: 1 } });
  expect(waiting).toMatchObject({ state: 'waiting_for_approval', people_count: 1 });
  expect(await Promise.all([...users, late].map(statusOf))).toEqual(['suspended', 'suspended', 'active']);
});

test('an approval serves one run: the next one waits', async () => {
  const { rule, word } = await approvedRule(1);
  await runRule(testContext(author), { id: rule.id });
  await work();
  await makeUser({ affiliations: [word] });
  await runRule(testContext(author), { id: rule.id });
  await work();
  expect((await runsOf(rule.id)).map(({ state }) => state)).toEqual(['succeeded', 'waiting_for_approval']);
});

test('an approval ends after 72 hours', async () => {
  const { rule, users } = await approvedRule(1);
  await runRule(testContext(author, inDays(3)), { id: rule.id });
  await database().scheduledRule.update({ where: { id: rule.id }, data: { next_run_at: null } });
  await work(inDays(3));
  expect(await runsOf(rule.id)).toMatchObject([{ state: 'waiting_for_approval' }]);
  expect(await Promise.all(users.map(statusOf))).toEqual(['active']);
});

test('who was warned under an approval stays approved until three days after their day, and is acted on without another', async () => {
  const { rule, users } = await approvedRule(1, { warn_days: 5 });
  await work(inDays(1));
  expect(await database().ruleSubject.findMany({ where: { rule_id: rule.id } })).toMatchObject([{ state: 'warned' }]);
  await work(inDays(7));
  expect(await Promise.all(users.map(statusOf))).toEqual(['suspended']);
});

test('who was warned and is not acted on within three days of their day needs a new approval, but no second warning', async () => {
  const { rule, users } = await approvedRule(1, { warn_days: 5 });
  await work(inDays(1));
  await database().scheduledRule.update({ where: { id: rule.id }, data: { next_run_at: inDays(10) } });
  await work(inDays(10));
  expect((await runsOf(rule.id)).at(-1)).toMatchObject({ state: 'waiting_for_approval', people_count: 1 });
  expect(await Promise.all(users.map(statusOf))).toEqual(['active']);
  expect(await database().outboxMessage.count({ where: { kind: 'rule_warning', user_id: users[0]?.id ?? '' } })).toBe(
    1,
  );
});

test('of all members of staff whom a rule would suspend, one is always left', async () => {
  await database().user.updateMany({ data: { is_staff: false } });
  const word = uniqueName('team');
  const staff = [1, 2].map(() => makeUser({ is_staff: true, affiliations: [word] }));
  const ids = (await Promise.all(staff)).map(({ id }) => id);
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [word] } },
    { author: author.id, protect_staff: false, rule: { status: 'active' } },
  );
  const approval = { rule_id: rule.id, version: 1, set_hash: 'hash', user_ids: ids, approved_by_id: approver.id };
  await database().ruleApproval.create({ data: { ...approval, approved_at: testNow, expires_at: inDays(3) } });
  await runRule(testContext(author), { id: rule.id });
  await work();
  expect(await database().user.count({ where: { is_staff: true, status: 'active' } })).toBe(1);
  expect(await runsOf(rule.id)).toMatchObject([{ counts: { done: 1, skipped: 1 } }]);
});

test('two rules never hold a claim on one person: the first keeps it', async () => {
  const word = uniqueName('team');
  await makeUser({ affiliations: [word] });
  const filters = { key: 'affiliation', config: { values: [word] } };
  const warns = {
    action: { key: 'notify_user', config: { subject: 'Hello', text: 'Hello' } },
    warn_days: 3,
    author: author.id,
  };
  const first = await makeRule(filters, { ...warns, rule: { status: 'active', run_order: 1 } });
  const second = await makeRule(filters, { ...warns, rule: { status: 'active', run_order: 2 } });
  for (const { id } of [second, first]) await runRule(testContext(author), { id });
  await work();
  expect(await runsOf(first.id)).toMatchObject([{ counts: { warned: 1 } }]);
  expect(await runsOf(second.id)).toMatchObject([{ people_count: 0, excluded: { claimed: 1 } }]);
});

test('a rule that repeats acts again after its days, in a row of its own', async () => {
  const word = uniqueName('team');
  await makeUser({ affiliations: [word] });
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [word] } },
    { action: { key: 'notify_user', config: { subject: 'Hello', text: 'Hello' } }, repeat_days: 7, author: author.id },
  );
  await activateRule(testContext(author), { id: rule.id });
  for (const days of [1, 2, 7, 8, 9]) await work(inDays(days));
  const rows = await database().ruleSubject.findMany({ where: { rule_id: rule.id }, orderBy: { id: 'asc' } });
  expect(rows.map(({ episode, state }) => [episode, state])).toEqual([
    ['once', 'done'],
    ['once#2', 'done'],
  ]);
});
