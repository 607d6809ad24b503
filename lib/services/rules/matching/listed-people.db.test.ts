import { beforeEach, describe, expect, test } from 'vitest';
import { database, type Prisma } from '@/lib/db/client';
import { listPeople } from '@/lib/testing/list-people';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(testNow.getTime() - days * DAY_MS);

let ruleId = '';
let personId = '';
let filters = { key: 'identity_source', config: { values: [''] } };

beforeEach(async () => {
  const source = uniqueName('source');
  filters = { key: 'identity_source', config: { values: [source] } };
  ruleId = (await makeRule(filters)).id;
  personId = (await makeUser({ identity_source: source })).id;
});

const makeRow = (fields: Partial<Prisma.RuleSubjectUncheckedCreateInput>) =>
  database().ruleSubject.create({
    data: { user_id: personId, rule_id: ruleId, version: 1, action: 'suspend_user', at: testNow, ...fields },
  });

const listed = async (definition: Parameters<typeof listPeople>[1] = {}) =>
  (await listPeople(filters, { ruleId, ...definition })).get(personId);

describe('of a person and episode', () => {
  test('without a row, the rule acts', async () => {
    expect(await listed()).toMatchObject({ will: 'act', reason: null, episode: 'once', subject_id: null });
  });

  test.each([
    { state: 'done' },
    { state: 'undone', undone_at: testNow },
    { state: 'cancelled', reason: 'signed_in' },
    { state: 'cancelled', reason: 'left_out' },
  ])('$state $reason ends it', async (fields) => {
    await makeRow(fields);
    expect(await listed()).toMatchObject({ reason: 'already_done' });
  });

  test.each([
    { state: 'skipped', reason: 'changed' },
    { state: 'cancelled', reason: 'no_longer_matches' },
    { state: 'cancelled', reason: 'protected' },
    { state: 'cancelled', reason: 'rule_changed' },
    { state: 'listed' },
  ])('$state $reason is taken again, as the same row, and warned anew', async (fields) => {
    const { id } = await makeRow({ ...fields, ...(fields.state === 'cancelled' && { warned_at: daysAgo(30) }) });
    expect(await listed()).toMatchObject({ will: 'act', reason: null, episode: 'once', subject_id: id });
    expect(await listed({ definition: { warn_days: 7 } })).toMatchObject({ will: 'warn', reason: null });
  });

  test('another episode, another action and another rule do not count', async () => {
    const other = await makeRule(filters);
    await makeRow({ state: 'done', episode: '2020-01-01T00:00:00.000Z' });
    await makeRow({ state: 'done', action: 'notify_user' });
    await makeRow({ state: 'done', rule_id: other.id });
    expect(await listed()).toMatchObject({ reason: null });
  });
});

describe('with repeat_days', () => {
  test('the action runs again that many days after the last done, each time as a row of its own', async () => {
    await makeRow({ state: 'done', at: daysAgo(60) });
    await makeRow({ state: 'done', at: daysAgo(30), episode: 'once#2' });
    expect(await listed({ definition: { repeat_days: 31 } })).toMatchObject({ reason: 'already_done' });
    const again = { reason: null, episode: 'once#3', subject_id: null };
    expect(await listed({ definition: { repeat_days: 30 } })).toMatchObject(again);
  });

  test('the tenth repeat comes after the ninth, and what was undone is not repeated', async () => {
    for (let time = 1; time <= 10; time++) {
      await makeRow({ state: 'done', at: daysAgo(50 - time), episode: time === 1 ? 'once' : `once#${time}` });
    }
    expect(await listed({ definition: { repeat_days: 1 } })).toMatchObject({ episode: 'once#11' });
    await makeRow({ state: 'undone', undone_at: testNow, at: daysAgo(30), episode: 'once#11' });
    expect(await listed({ definition: { repeat_days: 1 } })).toMatchObject({ reason: 'already_done' });
  });
});

describe('a warning', () => {
  const warnDays = { definition: { warn_days: 7 } };

  test('keeps the person off the list until its days have passed, then the rule acts', async () => {
    const { id } = await makeRow({ state: 'warned', warned_at: daysAgo(6.9), due_on: daysAgo(0) });
    expect(await listed(warnDays)).toMatchObject({ reason: 'warned' });
    await database().ruleSubject.update({ where: { id }, data: { warned_at: daysAgo(7) } });
    expect(await listed(warnDays)).toMatchObject({ will: 'act', reason: null, subject_id: id });
  });

  test('whose email nobody has taken yet is not due', async () => {
    await makeRow({ state: 'warned' });
    expect(await listed(warnDays)).toMatchObject({ reason: 'warned' });
  });

  test('whose day was moved is due on that day', async () => {
    await makeRow({ state: 'warned', warned_at: daysAgo(20), due_on: daysAgo(-1) });
    expect(await listed(warnDays)).toMatchObject({ reason: 'warned' });
    const tomorrow = { at: new Date(testNow.getTime() + DAY_MS), timeZone: 'UTC' };
    expect(await listed({ ...warnDays, facts: tomorrow })).toMatchObject({ will: 'act', reason: null });
  });

  test('counts again without a second one for who was not approved', async () => {
    await makeRow({ state: 'skipped', reason: 'not_approved', warned_at: daysAgo(8) });
    expect(await listed(warnDays)).toMatchObject({ will: 'act', reason: null });
  });
});

test('who needs attention is left out until the day on which staff said to act', async () => {
  const { id } = await makeRow({ state: 'needs_attention', reason: 'no_address' });
  const warnDays = { definition: { warn_days: 7 } };
  expect(await listed(warnDays)).toMatchObject({ reason: 'needs_attention' });
  await database().ruleSubject.update({ where: { id }, data: { act_on: daysAgo(-1) } });
  expect(await listed(warnDays)).toMatchObject({ reason: 'needs_attention' });
  await database().ruleSubject.update({ where: { id }, data: { act_on: daysAgo(0) } });
  expect(await listed(warnDays)).toMatchObject({ will: 'act', reason: null, subject_id: id });
});

test('who another rule has claimed is left out; its own claim keeps off too, but not where the rule looks again at its list', async () => {
  const other = await makeRule(filters);
  const { id } = await makeRow({ state: 'claimed', rule_id: other.id });
  expect(await listed()).toMatchObject({ reason: 'claimed' });
  expect(await listed({ isHeld: true })).toMatchObject({ reason: 'claimed' });
  await database().ruleSubject.update({ where: { id }, data: { rule_id: ruleId } });
  expect(await listed()).toMatchObject({ reason: 'claimed' });
  expect(await listed({ isHeld: true })).toMatchObject({ reason: null });
});

test('the last active member of staff is never touched, and is left out as that before being staff, but after being oneself', async () => {
  await database().user.updateMany({ data: { is_staff: false } });
  await database().user.update({ where: { id: personId }, data: { is_staff: true } });
  const open = { definition: { protect_staff: false } };
  expect(await listed(open)).toMatchObject({ reason: 'last_staff' });
  expect(await listed()).toMatchObject({ reason: 'last_staff' });
  expect(await listed({ selfIds: [personId] })).toMatchObject({ reason: 'self' });
  await makeUser({ is_staff: true });
  expect(await listed(open)).toMatchObject({ reason: null });
  expect(await listed()).toMatchObject({ reason: 'staff' });
});
