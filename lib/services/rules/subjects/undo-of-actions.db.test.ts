import { beforeAll, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { deleteUser } from '@/lib/services/people/delete-user';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';
import { undoSubject } from '@/lib/services/rules/subjects/undo-subject';
import { makeAudience, makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makePersonPurge } from '@/lib/testing/make-purge-profile';
import { makeRule } from '@/lib/testing/make-rule';
import { testContext, testNow } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const longAgo = new Date('2020-02-29T12:00:00Z');

let staff: User;

beforeAll(async () => {
  staff = await makeUser({ is_staff: true });
});

/** Has a rule act on a person. @returns the row that can be undone */
async function actOn({ id: user_id }: User, key: string, config: object = {}): Promise<string> {
  const { id: rule_id, name: ruleName } = await makeRule({ key: 'never_signed_in', config: {} });
  const row = { rule_id, version: 1, user_id, action: key, state: 'done', at: testNow };
  const { id } = await database().ruleSubject.create({ data: row });
  const rule = { ruleId: rule_id, ruleName, version: 1 };
  const { before, changed } = await transaction(testContext(), (tx) =>
    actionOf({ key }).run(tx, { userId: user_id, subjectId: id, approverIds: [] }, config, rule),
  );
  expect(changed).toBe(true);
  if (before !== null) {
    const stored = JSON.parse(JSON.stringify(before));
    await database().ruleSubject.update({ where: { id }, data: { before: stored } });
  }
  return id;
}

const undo = (id: string, now = testNow) => undoSubject(testContext(staff, now), { id });
const read = ({ id }: User) => database().user.findUniqueOrThrow({ where: { id } });

test('undo of reinstate_user suspends again with the old suspended_at; of suspend_user the old suspended_at is gone', async () => {
  const reinstated = await makeUser({ status: 'suspended', suspended_at: longAgo, suspended_reason: 'Left.' });
  await undo(await actOn(reinstated, 'reinstate_user'));
  expect(await read(reinstated)).toMatchObject({
    status: 'suspended',
    suspended_at: longAgo,
    suspended_reason: 'Left.',
  });
  const suspended = await makeUser();
  await undo(await actOn(suspended, 'suspend_user'));
  expect(await read(suspended)).toMatchObject({ status: 'active', suspended_at: null, suspended_reason: '' });
});

test('undo of delete_user restores the status that the person had, until they are purged', async () => {
  const person = await makeUser({ status: 'suspended', suspended_at: longAgo });
  await undo(await actOn(person, 'delete_user', { grace_days: 14 }), inDays(13));
  expect(await read(person)).toMatchObject({
    status: 'suspended',
    suspended_at: longAgo,
    deleted_at: null,
    purge_due_on: null,
  });
  const purged = await makeUser();
  const row = await actOn(purged, 'delete_user', { grace_days: 14 });
  await makePersonPurge(purged.id, { purged_at: testNow });
  await expect(undo(row)).rejects.toMatchObject({
    code: 'moved_on',
    facts: { detail: 'This person’s data has been purged.' },
  });
  expect(await read(purged)).toMatchObject({ status: 'deleted' });
});

test('undo of revoke_roles gives back the same roles with their old expiration, and names one that has expired', async () => {
  const person = await makeUser();
  const [stays, ends] = [await makeProject(), await makeProject({ name: 'Brief' })];
  const grant = (project_id: string, days: number) =>
    makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id, expiration_time: inDays(days) });
  await grant(stays.id, 60);
  await grant(ends.id, 5);
  const row = await undo(await actOn(person, 'revoke_roles'), inDays(6));
  expect(row).toMatchObject({ state: 'undone', note: 'The role PROJECT.MANAGER in Brief has expired.' });
  expect(await database().userRole.findMany({ where: { user_id: person.id, is_active: true } })).toMatchObject([
    { project_id: stays.id, expiration_time: inDays(60), revoked_at: null },
  ]);
});

test('undo of a membership ends or restores it, and is refused when it changed since', async () => {
  const [joined, left] = [await makeUser(), await makeUser()];
  const audience = await makeAudience([left.id]);
  const member = ({ id }: User) =>
    database().audienceMember.count({ where: { audience_id: audience.id, user_id: id } });
  const config = { audience_uuid: audience.id };
  const [added, removed] = [
    await actOn(joined, 'add_to_audience', config),
    await actOn(left, 'remove_from_audience', config),
  ];
  expect([await member(joined), await member(left)]).toEqual([1, 0]);
  await undo(removed);
  expect(await member(left)).toBe(1);
  await database().audienceMember.deleteMany({ where: { user_id: joined.id } });
  await expect(undo(added)).rejects.toMatchObject({ code: 'moved_on' });
});

test('undo of add_to_audience leaves a membership alone that began anew since', async () => {
  const person = await makeUser();
  const audience = await makeAudience();
  const added = await actOn(person, 'add_to_audience', { audience_uuid: audience.id });
  const member = { audience_id: audience.id, user_id: person.id };
  await database().audienceMember.deleteMany({ where: member });
  await database().audienceMember.create({ data: { ...member, created: inDays(1) } });
  await expect(undo(added, inDays(2))).rejects.toMatchObject({ code: 'moved_on' });
  expect(await database().audienceMember.count({ where: member })).toBe(1);
});

test('notify_user and purge_user_data cannot be undone, nothing twice, and nothing after 14 days', async () => {
  const notified = await actOn(await makeUser(), 'notify_user', { subject: 'a', text: 'b' });
  await expect(undo(notified)).rejects.toMatchObject({
    code: 'rule_broken',
    facts: { detail: 'This can’t be undone.' },
  });
  const profile = await database().purgeProfile.findFirstOrThrow({
    where: { applies_to: 'deleted', is_default: true },
  });
  const deleted = await makeUser({ status: 'deleted', deleted_at: longAgo });
  const purged = await actOn(deleted, 'purge_user_data', { profile_id: profile.id });
  await expect(undo(purged)).rejects.toMatchObject({ code: 'rule_broken' });
  const suspended = await actOn(await makeUser(), 'suspend_user');
  await expect(undo(suspended, new Date(inDays(14).getTime() + 1))).rejects.toMatchObject({ code: 'rule_broken' });
  expect(await undo(suspended, inDays(14))).toMatchObject({ state: 'undone', undone_by: { uuid: staff.id } });
  await expect(undo(suspended)).rejects.toMatchObject({ code: 'moved_on' });
});

test('delete_user does what deleting by hand does', async () => {
  const prepare = async () => {
    const user = await makeUser({ full_name: uniqueName('Ada') });
    const expires_at = inDays(30);
    await database().session.create({
      data: { user_id: user.id, method: 'password', browser: 'x', created: testNow, last_seen_at: testNow, expires_at },
    });
    await makeRole({ user_id: user.id, role: 'PROJECT_MANAGER', project_id: (await makeProject()).id });
    return user;
  };
  const [byRule, byHand] = [await prepare(), await prepare()];
  await actOn(byRule, 'delete_user', { grace_days: 20 });
  await deleteUser(testContext(staff), { uuid: byHand.id, reason: 'Left.', grace_days: 20 });
  const leftOf = async (user: User) => {
    const { deleted_at, purge_due_on, status } = await read(user);
    const { ended_at } = await database().session.findFirstOrThrow({ where: { user_id: user.id } });
    const { is_active } = await database().userRole.findFirstOrThrow({ where: { user_id: user.id } });
    const messages = await database().outboxMessage.findMany({ where: { user_id: user.id }, select: { kind: true } });
    return { status, deleted_at, purge_due_on, ended_at, is_active, messages };
  };
  expect(await leftOf(byRule)).toEqual(await leftOf(byHand));
  expect(await leftOf(byRule)).toMatchObject({ status: 'deleted', messages: [{ kind: 'account_deleted' }] });
});
