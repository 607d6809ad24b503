import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { adminRulePage, adminRunPage } from '@/lib/core/routes';
import { database } from '@/lib/db/client';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { countUnread } from '@/lib/services/notifications/count-unread';
import { deleteNotification } from '@/lib/services/notifications/delete-notification';
import { markAllRead } from '@/lib/services/notifications/mark-all-read';
import { markHandled } from '@/lib/services/notifications/mark-handled';
import { readNotification } from '@/lib/services/notifications/read-notification';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { notifies, quietRules, ruleOnPeople, runsOf, type TestUser, workAt } from '@/lib/testing/rule-on-people';
import { testContext } from '@/lib/testing/test-context';

let author: TestUser;
let approver: TestUser;
const HIGH = 3;
const NORMAL = 2;

beforeEach(async () => {
  await quietRules();
  await database().user.updateMany({ data: { is_staff: false } });
  await database().adminNotification.deleteMany();
  await database().outboxMessage.deleteMany();
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

/** What the id of a rule is kept as. */
const fingerprintOf = (rule: { id: string }) => createHash('sha256').update(rule.id).digest('base64url');

const noticesOf = (rule: { name: string }) =>
  database().adminNotification.findMany({ where: { title: { contains: rule.name } }, orderBy: { id: 'asc' } });

async function run(rule: { id: string }) {
  const { id } = await runRule(testContext(author), { id: rule.id });
  await workAt();
  return adminRunPage(id);
}

test('that a run needs approval is told once to all staff but the author: in the bell, the list and by mail', async () => {
  const { rule } = await ruleOnPeople(author, 2);
  const page = await run(rule);
  const expected = {
    type: 'rule_approval_needed',
    priority_rank: HIGH,
    action_required: true,
    action_url: page,
    fingerprint: fingerprintOf(rule),
  };
  const [notice, ...more] = await noticesOf(rule);
  expect([notice, more]).toMatchObject([expected, []]);
  expect(await countUnread(testContext(approver))).toEqual({ unread_count: 1 });
  expect(await countUnread(testContext(author))).toEqual({ unread_count: 0 });
  const id = notice?.id ?? 0;
  expect(await readNotification(testContext(approver), { id })).toMatchObject({ type: 'rule_approval_needed' });
  expect(await markAllRead(testContext(author), {})).toEqual({ updated: 0 });
  for (const act of [readNotification, markHandled, deleteNotification]) {
    await expect(act(testContext(author), { id })).rejects.toMatchObject({ code: 'not_found' });
  }
  await fanOut(testContext());
  const people = await database().delivery.findMany({ where: { kind: 'notice' }, select: { user_id: true } });
  expect(new Set(people.map(({ user_id }) => user_id))).toEqual(new Set([approver.id]));
});

test('a version of somebody else begins a notice of its own within the hour, which the first author gets', async () => {
  const { rule } = await ruleOnPeople(author, 2);
  await run(rule);
  await changeRule(testContext(approver), { id: rule.id, repeat_days: 30 }, { requireVersion: () => undefined });
  await activateRule(testContext(author), { id: rule.id });
  await run(rule);
  const notices = await noticesOf(rule);
  expect(notices.map(({ except_user_id, fold_count }) => [except_user_id, fold_count])).toEqual([
    [author.id, 1],
    [approver.id, 1],
  ]);
  expect(await countUnread(testContext(author))).toEqual({ unread_count: 1 });
});

test('quarantine, broken rules and people who need attention are told with their priority and page, and the rule as fingerprint', async () => {
  const capped = await ruleOnPeople(author, 2, { ...notifies, max_users: 1 });
  const runPage = await run(capped.rule);
  expect(await noticesOf(capped.rule)).toMatchObject([
    {
      type: 'rule_quarantined',
      priority_rank: HIGH,
      action_required: true,
      action_url: runPage,
      fingerprint: fingerprintOf(capped.rule),
    },
  ]);
  const audience = await database().audience.create({
    data: { name: uniqueName('gone'), created: new Date(), modified: new Date() },
  });
  const joins = { action: { key: 'add_to_audience', config: { audience_uuid: audience.id } } };
  const broken = await ruleOnPeople(author, 1, joins);
  const { id } = await runRule(testContext(author), { id: broken.rule.id });
  await database().audience.delete({ where: { id: audience.id } });
  await workAt();
  expect(await runsOf(broken.rule.id)).toMatchObject([{ id, state: 'cancelled', cancel_reason: 'rule_broken' }]);
  expect(await noticesOf(broken.rule)).toMatchObject([
    {
      type: 'rule_broken',
      priority_rank: HIGH,
      action_required: false,
      action_url: adminRulePage(broken.rule.id),
      fingerprint: fingerprintOf(broken.rule),
    },
  ]);
  const silent = await ruleOnPeople(author, [{ email: uniqueName('no address') }], { ...notifies, warn_days: 3 });
  const attentionPage = await run(silent.rule);
  expect(await noticesOf(silent.rule)).toMatchObject([
    {
      type: 'rule_needs_attention',
      priority_rank: NORMAL,
      action_required: false,
      action_url: attentionPage,
      fingerprint: fingerprintOf(silent.rule),
    },
  ]);
});

test('a run whose list cannot be made fails and says why, staff are told, and other rules run', async () => {
  const lost = await ruleOnPeople(author, 1, { ...notifies, rule: { run_order: 1 } });
  const whole = await ruleOnPeople(author, 1, { ...notifies, rule: { run_order: 2 } });
  for (const { rule } of [lost, whole]) await runRule(testContext(author), { id: rule.id });
  await database().ruleVersion.updateMany({
    where: { rule_id: lost.rule.id },
    data: { filters: { key: 'no_such_filter', config: {} } },
  });
  await workAt();
  const [failed] = await runsOf(lost.rule.id);
  expect(failed).toMatchObject({ state: 'failed', failure: expect.stringMatching(/./), people_count: 0 });
  expect(await noticesOf(lost.rule)).toMatchObject([
    {
      type: 'rule_failed',
      priority_rank: HIGH,
      action_url: adminRunPage(failed?.id ?? ''),
      fingerprint: fingerprintOf(lost.rule),
    },
  ]);
  expect(await runsOf(whole.rule.id)).toMatchObject([{ state: 'succeeded' }]);
});
