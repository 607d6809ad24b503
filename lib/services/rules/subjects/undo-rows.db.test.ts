import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deleteUser } from '@/lib/services/people/delete-user';
import { reinstateUser } from '@/lib/services/people/reinstate-user';
import { suspendUser } from '@/lib/services/people/suspend-user';
import { undoSubject } from '@/lib/services/rules/subjects/undo-subject';
import { makeUser } from '@/lib/testing/make';
import { makeRun } from '@/lib/testing/make-run';
import { inDays, statusesOf, type TestUser } from '@/lib/testing/rule-on-people';
import { testContext, testNow } from '@/lib/testing/test-context';

let staff: TestUser;

beforeEach(async () => {
  staff = await makeUser({ is_staff: true });
});

test('an act is undone for 14 days by staff, which is recorded; a second time there is nothing to undo', async () => {
  const { subject, user } = await makeRun();
  const last = inDays(14);
  expect(await undoSubject(testContext(staff, last), { id: subject.id })).toMatchObject({
    state: 'undone',
    undone_at: expect.stringContaining(last.toISOString().slice(0, 19)),
    undone_by: { uuid: staff.id },
  });
  expect(await statusesOf([user])).toEqual(['active']);
  expect(
    await database().auditEntry.findMany({ where: { operation: { contains: 'undo' }, subject_id: user.id } }),
  ).toHaveLength(1);
  await expect(undoSubject(testContext(staff, last), { id: subject.id })).rejects.toMatchObject({
    code: 'moved_on',
    facts: { detail: 'This was already undone.' },
  });
});

test('what is too old, or cannot be undone, is refused, and what was not done is no act', async () => {
  const old = await makeRun();
  const tooLate = new Date(inDays(14).getTime() + 1);
  await expect(undoSubject(testContext(staff, tooLate), { id: old.subject.id })).rejects.toMatchObject({
    code: 'rule_broken',
  });
  const notified = await makeRun();
  await database().ruleSubject.update({ where: { id: notified.subject.id }, data: { action: 'notify_user' } });
  await expect(undoSubject(testContext(staff), { id: notified.subject.id })).rejects.toMatchObject({
    code: 'rule_broken',
  });
  for (const state of ['skipped', 'warned', 'needs_attention', 'cancelled'] as const) {
    const { subject } = await makeRun({ subject: state });
    await expect(undoSubject(testContext(staff), { id: subject.id })).rejects.toMatchObject({
      code: 'moved_on',
      facts: { detail: 'This was not done.' },
    });
  }
  expect(await statusesOf([old.user])).toEqual(['suspended']);
});

test('a deletion of who was suspended is undone on legal hold too, which shuts nobody out; a reinstatement is not', async () => {
  const [deleted, reinstated] = [await makeUser(), await makeUser()];
  const reason = 'They asked for it.';
  for (const { id: uuid } of [deleted, reinstated]) await suspendUser(testContext(staff), { uuid, reason });
  await deleteUser(testContext(staff, inDays(1)), { uuid: deleted.id, reason, grace_days: 30 });
  await reinstateUser(testContext(staff, inDays(1)), { uuid: reinstated.id, reason });
  const ids = [deleted.id, reinstated.id];
  const held = { legal_hold: true, legal_hold_reason: 'A court case.', legal_hold_at: testNow };
  await database().user.updateMany({ where: { id: { in: ids } }, data: held });
  const undoLast = async (user_id: string) => {
    const { id } = await database().ruleSubject.findFirstOrThrow({ where: { user_id }, orderBy: { at: 'desc' } });
    return undoSubject(testContext(staff, inDays(2)), { id });
  };
  expect(await undoLast(deleted.id)).toMatchObject({ action: 'delete_user', state: 'undone' });
  await expect(undoLast(reinstated.id)).rejects.toMatchObject({ code: 'rule_broken' });
  expect(await statusesOf([deleted, reinstated])).toEqual(['suspended', 'active']);
});
