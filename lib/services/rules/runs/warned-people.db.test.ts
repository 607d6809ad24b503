import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '@/lib/core/dates';
import { database, sql } from '@/lib/db/client';
import { suspendUser } from '@/lib/services/people/suspend-user';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { changeAllPaused } from '@/lib/services/rules/lifecycle/change-all-paused';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { actBatch } from '@/lib/services/rules/runs/act-batch';
import { readActing } from '@/lib/services/rules/runs/acting';
import { makeList } from '@/lib/services/rules/runs/make-list';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { takeRuns } from '@/lib/services/rules/runs/take-runs';
import { actOnSubject } from '@/lib/services/rules/subjects/act-on-subject';
import { retrySubject } from '@/lib/services/rules/subjects/retry-subject';
import { makeAudience, makeUser, uniqueName } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import {
  inDays,
  notifies,
  quietRules,
  rowsOf,
  ruleOnPeople,
  runsOf,
  statusesOf,
  type TestUser,
  warnedInHistory,
  workAt,
} from '@/lib/testing/rule-on-people';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let author: TestUser;
let other: TestUser;
const warns = { ...notifies, warn_days: 3 };
const noAddress = () => ({ email: uniqueName('no address') });
const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);
const warningsTo = ({ id }: TestUser) =>
  database().outboxMessage.findMany({ where: { user_id: id, kind: 'rule_warning' }, orderBy: { id: 'asc' } });

beforeEach(async () => {
  await quietRules();
  author = await makeUser({ is_staff: true });
  other = await makeUser({ is_staff: true });
});

afterEach(() => database().$executeRaw(sql`DROP TRIGGER IF EXISTS test_refusal ON audience_member`));

async function failInserts(): Promise<void> {
  await database().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'refused'; END $$`);
  await database().$executeRawUnsafe(`CREATE TRIGGER test_refusal BEFORE INSERT ON audience_member
    FOR EACH ROW EXECUTE FUNCTION test_refuse()`);
}

const joins = async (more: object = {}) => {
  const audience = await makeAudience();
  return { action: { key: 'add_to_audience', config: { audience_uuid: audience.id } }, ...more };
};

test('a warning reaches suspended people too, whom it tells whom to ask; who can sign in is told that this prevents it', async () => {
  const suspended = { status: 'suspended', suspended_at: testNow };
  const { users } = await ruleOnPeople(author, [{}, suspended], await joins({ warn_days: 3 }));
  await workAt(inDays(1));
  const facts = await Promise.all(users.map(async (user) => (await warningsTo(user)).map(({ payload }) => payload)));
  const day = dayOf(inDays(4), 'UTC');
  expect(facts).toMatchObject([
    [{ facts: { mail: 'warned', day, can_sign_in: true } }],
    [{ facts: { mail: 'warned', day, can_sign_in: false } }],
  ]);
});

test('a new version cancels the warnings, tells everyone warned that nothing will happen, and warns anew for the full days: history keeps all three', async () => {
  const { rule, users } = await ruleOnPeople(author, 1, warns);
  await workAt(inDays(1));
  await changeRule(
    testContext(author, inDays(2)),
    { id: rule.id, repeat_days: 30 },
    { requireVersion: () => undefined },
  );
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'rule_changed' }]);
  await activateRule(testContext(author, inDays(2)), { id: rule.id });
  await workAt(inDays(5));
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned', version: 2, warned_at: inDays(5) }]);
  const mails = users[0] === undefined ? [] : await warningsTo(users[0]);
  expect(mails.map(({ payload }) => payload)).toMatchObject([
    { facts: { mail: 'warned' } },
    { facts: { mail: 'withdrawn' } },
    { facts: { mail: 'warned' } },
  ]);
  expect(await warnedInHistory(users[0])).toEqual([
    ['Warned', ''],
    ['Warning cancelled', 'rule changed'],
    ['Warned', ''],
  ]);
  await workAt(inDays(7));
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned' }]);
});

test('a run takes back the warning of who is protected by now, counts it, and history keeps it', async () => {
  const { rule, users } = await ruleOnPeople(author, 2, warns);
  await workAt(inDays(1));
  await database().user.update({ where: { id: users[0]?.id ?? '' }, data: { is_support: true } });
  await workAt(inDays(2));
  const rows = await rowsOf(rule.id);
  expect(rows.find(({ user_id }) => user_id === users[0]?.id)).toMatchObject({
    state: 'cancelled',
    reason: 'protected',
  });
  expect((await runsOf(rule.id)).at(-1)).toMatchObject({
    people_count: 0,
    counts: { matched: 2, excluded: 2, cancelled: 1, warned: 0 },
  });
  expect(await warnedInHistory(users[0])).toEqual([
    ['Warned', ''],
    ['Warning cancelled', 'protected'],
  ]);
});

test('while everything is paused nobody is acted on; then a day that has passed moves to seven days later, and is mailed', async () => {
  const { rule, users } = await ruleOnPeople(author, 1, warns);
  await workAt(inDays(1));
  await changeAllPaused(testContext(author, inDays(2)), { paused: true, note: 'A migration.' });
  await workAt(inDays(6));
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned' }]);
  await changeAllPaused(testContext(author, inDays(6)), { paused: false, note: 'It is over.' });
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned', due_on: new Date(dayOf(inDays(13), 'UTC')) }]);
  await workAt(inDays(12));
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned' }]);
  await workAt(inDays(13));
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done' }]);
  const mails = users[0] === undefined ? [] : await warningsTo(users[0]);
  expect(mails.map(({ payload }) => payload)).toMatchObject([
    { facts: { mail: 'warned' } },
    { facts: { mail: 'moved', day: dayOf(inDays(13), 'UTC') } },
  ]);
});

test('a broken rule acts on nobody whom it has warned', async () => {
  const audience = await makeAudience();
  const { rule } = await ruleOnPeople(author, 1, {
    action: { key: 'add_to_audience', config: { audience_uuid: audience.id } },
    warn_days: 3,
  });
  await workAt(inDays(1));
  await database().audience.delete({ where: { id: audience.id } });
  for (const days of [2, 5, 9]) await workAt(inDays(days));
  expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned' }]);
});

test('an act by hand asks for no claim, and the warned person is not acted on afterwards', async () => {
  const { rule, users } = await ruleOnPeople(author, 1, {
    ...warns,
    action: { key: 'suspend_user', config: {} },
  });
  const [person] = users;
  const row = { rule_id: rule.id, version: 1, user_id: person?.id ?? '', action: 'suspend_user', at: testNow };
  await database().ruleSubject.create({
    data: { ...row, state: 'warned', warned_at: testNow, due_on: new Date(dayOf(inDays(3), 'UTC')) },
  });
  await suspendUser(testContext(author), { uuid: person?.id ?? '', reason: 'They asked for it.' });
  await workAt(inDays(4));
  expect((await rowsOf(rule.id)).map(({ reason, state }) => [state, reason])).toEqual([
    ['cancelled', 'no_longer_matches'],
  ]);
});

describe('whom a warning does not reach', () => {
  const bounce = async (messageKey: string | null, fields: { state: string; reason: string; attempts?: number }) => {
    const message = await database().outboxMessage.findUniqueOrThrow({ where: { dedupe_key: messageKey ?? '' } });
    const usual = { kind: 'rule_warning', channel: 'email', recipient: 'x@example.org', priority_rank: 3, attempts: 1 };
    const stamps = { created: testNow, modified: testNow };
    await database().delivery.create({ data: { ...usual, ...stamps, ...fields, outbox_message_id: message.id } });
  };

  test.each([
    [{ state: 'bounced', reason: 'hard_bounce' }, 'bounced'],
    [{ state: 'bounced', reason: 'complained' }, 'complained'],
    [{ state: 'failed', reason: 'rejected' }, 'refused'],
    [{ state: 'failed', reason: 'rejected', attempts: 7 }, 'given_up'],
    [{ state: 'suppressed', reason: 'no_address' }, 'no_address'],
    [{ state: 'suppressed', reason: 'bounced_before' }, 'bounced_before'],
  ])('%j needs attention as %s, is never acted on, and is warned anew when staff say so', async (delivery, reason) => {
    const { rule, users } = await ruleOnPeople(author, 1, warns);
    await workAt(inDays(1));
    await bounce((await rowsOf(rule.id))[0]?.message_key ?? null, delivery);
    await workAt(inDays(2));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention', reason, warned_at: null, due_on: null }]);
    await workAt(inDays(9));
    const [row] = await rowsOf(rule.id);
    expect(row).toMatchObject({ state: 'needs_attention' });
    await retrySubject(testContext(author, inDays(9)), { id: row?.id ?? '' });
    await workAt(minutesAfter(inDays(9), 1));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned', warned_at: minutesAfter(inDays(9), 1) }]);
    const unreached = reason.replaceAll('_', ' ');
    expect(await warnedInHistory(users[0])).toEqual([
      ['Warned', unreached],
      ['Warned', ''],
    ]);
  });

  test('as becomes known only while the run acts is not acted on either', async () => {
    const { rule, users } = await ruleOnPeople(author, 1, warns);
    await workAt(inDays(1));
    const later = testContext(systemActor, inDays(5));
    const { id } = await runRule(testContext(author, inDays(5)), { id: rule.id });
    await makeList(later, id);
    const leaseId = crypto.randomUUID();
    await takeRuns(later, leaseId);
    await bounce((await rowsOf(rule.id))[0]?.message_key ?? null, { state: 'bounced', reason: 'hard_bounce' });
    const batch = { size: 100, isOver: () => false, failure: null };
    await actBatch(later, await readActing(later, id), { leaseId, place: { after: null } }, batch);
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention', reason: 'bounced', due_on: null }]);
    expect(await warnedInHistory(users[0])).toEqual([['Warned', 'bounced']]);
  });

  test('as becomes known between two tries of the act is not acted on either', async () => {
    const { rule } = await ruleOnPeople(author, 1, await joins({ warn_days: 3 }));
    await workAt(inDays(1));
    await failInserts();
    await workAt(inDays(5));
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    await bounce((await rowsOf(rule.id))[0]?.message_key ?? null, { state: 'bounced', reason: 'hard_bounce' });
    await workAt(minutesAfter(inDays(5), 1));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention', reason: 'bounced', due_on: null }]);
  });

  test('but staff decided to act on all the same is tried again after a failure, though the warning bounced', async () => {
    const { rule } = await ruleOnPeople(author, 1, await joins({ warn_days: 3 }));
    await workAt(inDays(1));
    await bounce((await rowsOf(rule.id))[0]?.message_key ?? null, { state: 'bounced', reason: 'hard_bounce' });
    await workAt(inDays(2));
    const [row] = await rowsOf(rule.id);
    const on = dayOf(inDays(2), 'UTC');
    await actOnSubject(testContext(author, inDays(2)), { id: row?.id ?? '', on, note: 'We called them.' });
    await failInserts();
    await workAt(inDays(3));
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    await workAt(minutesAfter(inDays(3), 1));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done' }]);
  });

  test('and is skipped on the day on which staff had them acted on is warned first when they match again', async () => {
    const { rule, users, word } = await ruleOnPeople(author, [noAddress()], warns);
    const id = users[0]?.id ?? '';
    await workAt(inDays(1));
    const [row] = await rowsOf(rule.id);
    const on = dayOf(inDays(2), 'UTC');
    await actOnSubject(testContext(author, inDays(2)), { id: row?.id ?? '', on, note: 'We called them.' });
    const run = await runRule(testContext(author, inDays(2)), { id: rule.id });
    await makeList(testContext(systemActor, inDays(2)), run.id);
    await database().user.update({ where: { id }, data: { affiliations: [] } });
    await workAt(inDays(2));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'skipped', reason: 'changed' }]);
    const email = `${crypto.randomUUID()}@example.org`;
    await database().user.update({ where: { id }, data: { affiliations: [word], email } });
    await workAt(inDays(9));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned', warned_at: inDays(9) }]);
  });

  test('because the address had bounced or complained before is not warned in the first place', async () => {
    const [bounced, complained] = [await makeUser(), await makeUser()];
    await makeDelivery({ recipient: bounced.email, state: 'bounced', reason: 'hard_bounce' });
    await makeDelivery({ recipient: complained.email, state: 'bounced', reason: 'complained' });
    const { rule, word } = await ruleOnPeople(author, 0, warns);
    const ids = [bounced.id, complained.id];
    await database().user.updateMany({ where: { id: { in: ids } }, data: { affiliations: [word] } });
    await workAt(inDays(1));
    expect(new Map((await rowsOf(rule.id)).map(({ reason, user_id }) => [user_id, reason]))).toEqual(
      new Map([
        [bounced.id, 'bounced_before'],
        [complained.id, 'complained'],
      ]),
    );
    expect(await database().outboxMessage.count({ where: { user_id: { in: ids }, kind: 'rule_warning' } })).toBe(0);
  });
});

test('where approval is needed, the decision of staff to act approves exactly these people, from its day on', async () => {
  const { rule, users } = await ruleOnPeople(author, [noAddress(), noAddress()], {
    action: { key: 'suspend_user', config: {} },
    warn_days: 3,
  });
  const row = { rule_id: rule.id, version: 1, action: 'suspend_user', state: 'needs_attention', reason: 'no_address' };
  for (const { id } of users) await database().ruleSubject.create({ data: { ...row, user_id: id, at: testNow } });
  const mine = (await rowsOf(rule.id)).find(({ user_id }) => user_id === users[0]?.id);
  const given = { id: mine?.id ?? '', note: 'We wrote a letter.', on: dayOf(inDays(2), 'UTC') };
  await expect(actOnSubject(testContext(author), given)).rejects.toMatchObject({ code: 'not_allowed' });
  await actOnSubject(testContext(other), given);
  await workAt(inDays(1));
  expect(await statusesOf(users)).toEqual(['active', 'active']);
  await workAt(inDays(2));
  expect(await statusesOf(users)).toEqual(['suspended', 'active']);
});
