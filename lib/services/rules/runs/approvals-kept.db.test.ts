import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { resumeRule } from '@/lib/services/rules/lifecycle/resume-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { approveRule } from '@/lib/services/rules/runs/approve-rule';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { clearRun } from '@/lib/services/rules/runs/clear-run';
import { readRun } from '@/lib/services/rules/runs/read-run';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import {
  inDays,
  notifies,
  quietRules,
  rowsOf,
  ruleOnPeople,
  runsOf,
  statusesOf,
  type TestUser,
  workAt,
} from '@/lib/testing/rule-on-people';
import { testContext, testNow } from '@/lib/testing/test-context';

let author: TestUser;
let approver: TestUser;
const noVersion = { requireVersion: () => undefined };
const read = (id: string) => readRun(testContext(author), { id });
const start = async (id: string, by = author) => (await runRule(testContext(by), { id })).id;

beforeEach(async () => {
  await quietRules();
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

/** A draft that suspends one person, approved by somebody else. */
async function approvedDraft() {
  const word = uniqueName('team');
  const user = await makeUser({ affiliations: [word] });
  const rule = await makeRule({ key: 'affiliation', config: { values: [word] } }, { author: author.id });
  return { rule, user, set_hash: await approveNow(rule.id) };
}

async function approveNow(id: string, by = approver): Promise<string> {
  const page = { page: 1, page_size: 10, format: 'json' } as const;
  const { answer } = await previewSavedRule(testContext(by), { id, ...page });
  await approveRule(testContext(by), { id, set_hash: answer.set_hash });
  return answer.set_hash;
}

describe('an approval', () => {
  test('given to a draft is kept by activating, pausing and resuming, and by what makes no version', async () => {
    const { rule, user } = await approvedDraft();
    await activateRule(testContext(author), { id: rule.id });
    await pauseRule(testContext(author), { id: rule.id });
    await resumeRule(testContext(author), { id: rule.id });
    const renamed = { id: rule.id, name: uniqueName('renamed'), run_order: 7 };
    expect(await changeRule(testContext(author), renamed, noVersion)).toMatchObject({
      version: 1,
      status: 'active',
      approval: { state: 'given', approved_by: { uuid: approver.id } },
    });
    await start(rule.id);
    await workAt();
    expect(await statusesOf([user])).toEqual(['suspended']);
  });

  test('is ended by a new version, which nobody acts by and no old hash approves', async () => {
    const { rule, set_hash, user } = await approvedDraft();
    const caps = { max_users: 7, max_percent: 100 };
    expect(await changeRule(testContext(author), { id: rule.id, caps }, noVersion)).toMatchObject({
      version: 2,
      approval: { state: 'needed' },
    });
    await activateRule(testContext(author), { id: rule.id });
    const id = await start(rule.id);
    await workAt();
    expect(await read(id)).toMatchObject({ state: 'waiting_for_approval', version: 2 });
    const newest = (await read(id)).set_hash;
    await expect(approveRule(testContext(approver), { id: rule.id, set_hash })).rejects.toMatchObject({
      code: 'moved_on',
      facts: { members: { set_hash: newest } },
    });
    expect(await statusesOf([user])).toEqual(['active']);
  });

  test('cannot come from who changed the version last, who may have approved the one before', async () => {
    const { rule } = await approvedDraft();
    await changeRule(testContext(approver), { id: rule.id, repeat_days: 30 }, noVersion);
    await expect(approveNow(rule.id, approver)).rejects.toMatchObject({ code: 'not_allowed' });
    await approveNow(rule.id, author);
    expect(await database().ruleApproval.count({ where: { rule_id: rule.id, ended_at: null } })).toBe(1);
  });

  test('keeps who gave it from being acted on, like who wrote, activated or started the rule', async () => {
    const word = uniqueName('team');
    const more = { affiliations: [word], is_staff: true };
    const [wrote, activated, gave, started, other] = [
      await makeUser(more),
      await makeUser(more),
      await makeUser(more),
      await makeUser(more),
      await makeUser(more),
    ];
    const filters = { key: 'affiliation', config: { values: [word] } };
    const rule = await makeRule(filters, { author: wrote.id, protect_staff: false });
    await activateRule(testContext(activated), { id: rule.id });
    const id = await start(rule.id, started);
    await workAt();
    const waiting = await read(id);
    expect(waiting).toMatchObject({ state: 'waiting_for_approval', people_count: 2 });
    await approveRun(testContext(gave), { id, set_hash: waiting.set_hash });
    await workAt();
    expect(await statusesOf([wrote, activated, gave, started, other])).toEqual([
      'active',
      'active',
      'active',
      'active',
      'suspended',
    ]);
    expect((await rowsOf(rule.id)).map(({ reason, user_id }) => [user_id, reason])).toEqual(
      expect.arrayContaining([
        [gave.id, 'self'],
        [other.id, ''],
      ]),
    );
  });
});

describe('clearing', () => {
  test('counts as approval of exactly the list, which the author cannot give where one is needed', async () => {
    const { rule, users, word } = await ruleOnPeople(author, 3, { max_users: 2 });
    const id = await start(rule.id);
    await workAt();
    expect(await read(id)).toMatchObject({ state: 'quarantined' });
    await expect(clearRun(testContext(author), { id, note: 'It is fine.' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    const late = await makeUser({ affiliations: [word] });
    await clearRun(testContext(approver), { id, note: 'They all left.' });
    await workAt();
    expect(await read(id)).toMatchObject({ state: 'succeeded', cleared: { by: { uuid: approver.id } } });
    expect(await statusesOf([...users, late])).toEqual(['suspended', 'suspended', 'suspended', 'active']);
  });

  test('approves whom it warns until three days after their day, and keeps who cleared from being acted on', async () => {
    const { rule, users } = await ruleOnPeople(author, [{}, {}, { is_staff: true }], {
      max_users: 2,
      warn_days: 3,
      protect_staff: false,
    });
    const id = await start(rule.id);
    await workAt();
    const [, , clearing] = users;
    if (clearing === undefined) throw new Error('There are three.');
    await clearRun(testContext(clearing), { id, note: 'They all left.' });
    await workAt();
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { warned: 2, skipped: 1 } });
    await workAt(inDays(3.9));
    expect(await statusesOf(users)).toEqual(['suspended', 'suspended', 'active']);
  });

  test('is not needed for another run: in quarantine no run of the rule starts, by hand or by schedule, until it is cancelled or cleared', async () => {
    const { rule } = await ruleOnPeople(author, 3, { ...notifies, max_users: 2 });
    await start(rule.id);
    await workAt();
    await workAt(inDays(5));
    await expect(start(rule.id)).rejects.toMatchObject({ code: 'moved_on' });
    expect((await runsOf(rule.id)).map(({ state }) => state)).toEqual(['quarantined']);
    expect((await rowsOf(rule.id)).map(({ state }) => state)).toEqual(['listed', 'listed', 'listed']);
  });
});

test('a share of the active people is a cap: exactly it goes ahead, one more does not, and less than one person counts as one', async () => {
  const active = await database().user.count({ where: { status: 'active' } });
  const { rule } = await ruleOnPeople(author, 3, { ...notifies, max_percent: 0 });
  const id = await start(rule.id);
  await workAt();
  expect(await read(id)).toMatchObject({
    state: 'quarantined',
    quarantine_reason: { cap: 'max_percent', found: 3, allowed: 1 },
  });
  const single = await ruleOnPeople(author, 1, { ...notifies, max_percent: 0 });
  const other = await start(single.rule.id);
  await workAt();
  expect(await read(other)).toMatchObject({ state: 'succeeded', counts: { done: 1 } });
  const percent = Math.ceil((300 / (active + 7)) * 10) / 10;
  const exact = await ruleOnPeople(author, 3, { ...notifies, max_percent: percent });
  const third = await start(exact.rule.id);
  await workAt(testNow);
  expect(await read(third)).toMatchObject({ state: 'succeeded', counts: { done: 3 } });
});
