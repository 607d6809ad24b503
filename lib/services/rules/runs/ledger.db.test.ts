import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { approveRule } from '@/lib/services/rules/runs/approve-rule';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { cancelRun } from '@/lib/services/rules/runs/cancel-run';
import { makeList } from '@/lib/services/rules/runs/make-list';
import { readRun } from '@/lib/services/rules/runs/read-run';
import { rejectRun } from '@/lib/services/rules/runs/reject-run';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { undoSubject } from '@/lib/services/rules/subjects/undo-subject';
import { makeAudience, makeUser } from '@/lib/testing/make';
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
const start = async (id: string, now = testNow) => (await runRule(testContext(author, now), { id })).id;

beforeEach(async () => {
  await quietRules();
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

async function approveNow(id: string, now = testNow): Promise<void> {
  const page = { page: 1, page_size: 10, format: 'json' } as const;
  const { answer } = await previewSavedRule(testContext(approver, now), { id, ...page });
  await approveRule(testContext(approver, now), { id, set_hash: answer.set_hash });
}

describe('the ledger', () => {
  test('has all people of a list claimed before the first act', async () => {
    const { rule } = await ruleOnPeople(author, 3, notifies);
    const id = await start(rule.id);
    await makeList(testContext(), id);
    expect((await rowsOf(rule.id)).map(({ run_id, state }) => [state, run_id])).toEqual(
      Array.from({ length: 3 }, () => ['claimed', id]),
    );
    expect(
      await database().outboxMessage.count({
        where: { kind: 'rule_notice', payload: { path: ['about'], equals: id } },
      }),
    ).toBe(0);
    await workAt();
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { done: 3 } });
  });

  test('is kept by a new version with the same action; another action begins anew', async () => {
    const { rule } = await ruleOnPeople(author, 1, notifies);
    await start(rule.id);
    await workAt();
    const next = async (change: object) => {
      await changeRule(testContext(author), { id: rule.id, ...change }, noVersion);
      await activateRule(testContext(author), { id: rule.id });
      const id = await start(rule.id);
      await workAt();
      return read(id);
    };
    const text = { action: { key: 'notify_user', config: { subject: 'Hello again', text: 'Hello' } } };
    expect(await next(text)).toMatchObject({ version: 2, counts: { already_done: 1, done: 0 } });
    const audience = await makeAudience();
    const joins = { action: { key: 'add_to_audience', config: { audience_uuid: audience.id } } };
    expect(await next(joins)).toMatchObject({ version: 3, counts: { already_done: 0, done: 1 } });
    expect((await rowsOf(rule.id)).map(({ action, version }) => [action, version])).toEqual([
      ['notify_user', 1],
      ['add_to_audience', 3],
    ]);
  });

  test('repeats what was done after its days, but never what was undone; only the newest row of an episode counts', async () => {
    const audience = await makeAudience();
    const action = { key: 'add_to_audience', config: { audience_uuid: audience.id } };
    const { rule, users } = await ruleOnPeople(author, 2, { action, repeat_days: 2 });
    await workAt(inDays(1));
    const [kept, undone] = await rowsOf(rule.id);
    await undoSubject(testContext(author, inDays(1)), { id: undone?.id ?? '' });
    await database().audienceMember.deleteMany({ where: { audience_id: audience.id } });
    for (const days of [2, 3, 4]) await workAt(inDays(days));
    const rows = await rowsOf(rule.id);
    expect(rows.map(({ episode, is_superseded, state, user_id }) => [user_id, episode, state, is_superseded])).toEqual([
      [kept?.user_id, 'once', 'done', true],
      [kept?.user_id, 'once#2', 'done', false],
      [undone?.user_id, 'once', 'undone', false],
    ]);
    expect(users).toHaveLength(2);
  });

  test('takes a new suspension as a new episode, and the same one never twice', async () => {
    const person = { status: 'suspended', suspended_at: testNow };
    const suspended = { key: 'user_status', config: { status: 'suspended' } };
    const { rule, users } = await ruleOnPeople(author, [person], {
      action: { key: 'remove_from_audience', config: { audience_uuid: (await makeAudience()).id } },
    });
    const audience = await makeAudience([users[0]?.id ?? '']);
    const action = { key: 'remove_from_audience', config: { audience_uuid: audience.id } };
    const [version] = await database().ruleVersion.findMany({ where: { rule_id: rule.id } });
    const filters = { all: [suspended, JSON.parse(JSON.stringify(version?.filters))] };
    await changeRule(testContext(author), { id: rule.id, action, filters }, noVersion);
    await activateRule(testContext(author), { id: rule.id });
    const back = () =>
      database().audienceMember.create({
        data: { audience_id: audience.id, user_id: users[0]?.id ?? '', created: testNow },
      });
    await workAt(inDays(1));
    await back();
    await workAt(inDays(2));
    await database().user.update({ where: { id: users[0]?.id ?? '' }, data: { suspended_at: inDays(2) } });
    await workAt(inDays(3));
    expect((await rowsOf(rule.id)).map(({ episode, state }) => [episode, state])).toEqual([
      [testNow.toISOString(), 'done'],
      [inDays(2).toISOString(), 'done'],
    ]);
  });
});

describe('a run that waits', () => {
  test('claims nobody: whom another rule claims meanwhile is skipped as claimed, and looked at again later', async () => {
    const { rule, users, word } = await ruleOnPeople(author, 2);
    const id = await start(rule.id);
    await workAt();
    const filters = { key: 'affiliation', config: { values: [word] } };
    const rival = await ruleOnPeople(author, 0, { ...notifies, warn_days: 30 });
    await changeRule(testContext(author), { id: rival.rule.id, filters }, noVersion);
    await activateRule(testContext(author), { id: rival.rule.id });
    const others = await start(rival.rule.id);
    await workAt();
    expect(await read(others)).toMatchObject({ counts: { warned: 2 } });
    await approveRun(testContext(approver), { id, set_hash: (await read(id)).set_hash });
    await workAt();
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { skipped: 2, done: 0 } });
    expect((await rowsOf(rule.id)).map(({ reason, state }) => [state, reason])).toEqual([
      ['skipped', 'claimed'],
      ['skipped', 'claimed'],
    ]);
    expect(await statusesOf(users)).toEqual(['active', 'active']);
    await database().ruleSubject.updateMany({
      where: { rule_id: rival.rule.id },
      data: { state: 'cancelled', reason: 'left_out' },
    });
    await approveNow(rule.id);
    await start(rule.id);
    await workAt();
    expect(await statusesOf(users)).toEqual(['suspended', 'suspended']);
    expect(await rowsOf(rule.id)).toHaveLength(2);
  });

  test('lets ticks run for those alone whose approval is valid, keeps the others waiting, and acts on nobody twice', async () => {
    const { rule, users, word } = await ruleOnPeople(author, 1);
    const waiting = await start(rule.id);
    await workAt();
    await expect(start(rule.id)).rejects.toMatchObject({ code: 'moved_on' });
    const approved = await makeUser({ affiliations: [word] });
    await approveNow(rule.id);
    const late = await makeUser({ affiliations: [word] });
    await workAt(inDays(1));
    expect((await runsOf(rule.id)).map(({ state }) => state)).toEqual(['waiting_for_approval', 'succeeded']);
    expect(await statusesOf([...users, approved, late])).toEqual(['suspended', 'suspended', 'active']);
    const id = users[0]?.id ?? '';
    await database().user.update({ where: { id }, data: { status: 'active', suspended_at: null } });
    await approveRun(testContext(approver, inDays(1)), { id: waiting, set_hash: (await read(waiting)).set_hash });
    await workAt(inDays(1));
    expect(await read(waiting)).toMatchObject({ state: 'succeeded', counts: { done: 0, skipped: 1 } });
    expect((await rowsOf(rule.id)).map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await statusesOf([...users, late])).toEqual(['active', 'active']);
  });

  test('stays the last one while ticks find nobody whose approval is valid; they run again for whoever’s warning is due', async () => {
    const { rule, users, word } = await ruleOnPeople(author, 1, { warn_days: 3 });
    const warning = await start(rule.id);
    await workAt();
    await approveRun(testContext(approver), { id: warning, set_hash: (await read(warning)).set_hash });
    await workAt();
    await makeUser({ affiliations: [word] });
    await runRule(testContext(author, inDays(1)), { id: rule.id });
    const statesAt = async (now: Date) => {
      await workAt(now);
      return (await runsOf(rule.id)).map(({ state }) => state);
    };
    expect(await statesAt(inDays(1))).toEqual(['succeeded', 'waiting_for_approval']);
    expect(await statesAt(inDays(2.8))).toEqual(['succeeded', 'waiting_for_approval']);
    expect(await statesAt(inDays(3.8))).toEqual(['succeeded', 'waiting_for_approval', 'succeeded']);
    expect(await statusesOf(users)).toEqual(['suspended']);
  });

  test('for longer than 72 hours is not approved any more, also before it is cancelled for that', async () => {
    const { rule } = await ruleOnPeople(author, 1);
    const id = await start(rule.id);
    await workAt();
    const { set_hash } = await read(id);
    for (const approve of [
      () => approveRun(testContext(approver, inDays(3.01)), { id, set_hash }),
      () => approveRule(testContext(approver, inDays(3.01)), { id: rule.id, set_hash }),
    ]) {
      await expect(approve()).rejects.toMatchObject({ code: 'moved_on' });
    }
    expect(await read(id)).toMatchObject({ state: 'waiting_for_approval', approval: null });
  });

  test('that is rejected or cancelled frees its people, whose rows the next run takes again', async () => {
    const { rule } = await ruleOnPeople(author, 1);
    const first = await start(rule.id);
    await workAt();
    await rejectRun(testContext(approver), { id: first, reason: 'Not yet.' });
    const [row] = await rowsOf(rule.id);
    const second = await start(rule.id);
    await workAt();
    await cancelRun(testContext(author), { id: second });
    const third = await start(rule.id);
    await workAt();
    expect(await read(third)).toMatchObject({ state: 'waiting_for_approval', people_count: 1 });
    expect(await rowsOf(rule.id)).toMatchObject([{ id: row?.id, state: 'listed', run_id: third }]);
  });
});

test('what failed is not tried again under another version: the next run takes the same row', async () => {
  const { rule } = await ruleOnPeople(author, 1, notifies);
  const id = await start(rule.id);
  await workAt();
  const [row] = await rowsOf(rule.id);
  await database().ruleSubject.update({
    where: { id: row?.id ?? '' },
    data: { state: 'failed', tries: 1, next_try_at: testNow },
  });
  await changeRule(testContext(author), { id: rule.id, repeat_days: 30 }, noVersion);
  await activateRule(testContext(author), { id: rule.id });
  await workAt(inDays(0.5));
  expect(await rowsOf(rule.id)).toMatchObject([{ id: row?.id, state: 'skipped', reason: 'rule_changed', tries: 1 }]);
  await workAt(inDays(1));
  expect(await rowsOf(rule.id)).toMatchObject([{ id: row?.id, state: 'done', version: 2 }]);
  expect(await read(id)).toMatchObject({ version: 1 });
});
