import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { keepCounts } from '@/lib/services/rules/runs/keep-counts';
import { readRun } from '@/lib/services/rules/runs/read-run';
import { undoRun } from '@/lib/services/rules/runs/undo-run';
import { undoSubject } from '@/lib/services/rules/subjects/undo-subject';
import { makeUser } from '@/lib/testing/make';
import { makeRun } from '@/lib/testing/make-run';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';

let staff: Awaited<ReturnType<typeof makeUser>>;

beforeEach(async () => {
  staff = await makeUser({ is_staff: true });
});

/** A run that suspended so many people. */
async function runOn(people: number): Promise<string> {
  const { rule, run, subject } = await makeRun();
  const { before } = subject;
  for (let made = 1; made < people; made += 1) {
    const user = await makeUser({ status: 'suspended', suspended_at: testNow });
    const row = { rule_id: rule.id, version: 1, run_id: run.id, user_id: user.id, action: 'suspend_user', at: testNow };
    const { id } = await database().ruleSubject.create({ data: { ...row, state: 'done', before: before ?? {} } });
    await database().ruleRunPerson.create({ data: { run_id: run.id, subject_id: id, outcome: 'done' } });
  }
  return run.id;
}

const suspendedBy = (run_id: string) => database().ruleSubject.count({ where: { run_id, state: 'done' } });

test('undo of a run takes as many statements for twenty people as for two', async () => {
  const [few, many] = [await runOn(2), await runOn(20)];
  const undo = (id: string) => statementsOf(() => undoRun(testContext(staff), { id }));
  expect(await undo(few)).toBe(await undo(many));
  expect(await suspendedBy(many)).toBe(0);
});

test('undo that was interrupted undoes the rest when it is asked for again', async () => {
  const id = await runOn(3);
  const [first] = await database().ruleSubject.findMany({ where: { run_id: id }, orderBy: { user_id: 'asc' } });
  const user_id = first?.user_id ?? '';
  await undoRun(testContext(staff), { id, user_uuids: [user_id] });
  expect(await undoRun(testContext(staff), { id })).toEqual({
    undone: 2,
    not_undone: [{ user_uuid: user_id, reason: 'This was already undone.' }],
  });
  expect(await suspendedBy(id)).toBe(0);
  expect(await database().auditEntry.count({ where: { subject_id: id, actor_id: staff.id } })).toBe(2);
});

test('two undos of one run at once undo each person once, and count them once', async () => {
  const id = await runOn(10);
  await keepCounts(testContext(), [id]);
  const [listed] = await database().ruleRunPerson.findMany({ where: { run_id: id } });
  await undoSubject(testContext(staff), { id: listed?.subject_id ?? '' });
  const answers = await Promise.all([1, 2, 3].map(() => undoRun(testContext(staff), { id })));
  expect(answers.reduce((sum, { undone }) => sum + undone, 0)).toBe(9);
  expect(await readRun(testContext(staff), { id })).toMatchObject({ counts: { done: 10, undone: 10 } });
  expect(await suspendedBy(id)).toBe(0);
});

test('undo of a reinstatement never suspends the last active member of staff', async () => {
  const { run, subject, user } = await makeRun();
  const before = { ...Object(subject.before), status: 'suspended', suspended_at: testNow.toISOString() };
  await database().ruleSubject.update({ where: { id: subject.id }, data: { action: 'reinstate_user', before } });
  await database().user.updateMany({ where: { is_staff: true, status: 'active' }, data: { is_staff: false } });
  await database().user.update({ where: { id: user.id }, data: { status: 'active', is_staff: true } });
  expect(await undoRun(testContext(), { id: run.id })).toEqual({
    undone: 0,
    not_undone: [{ user_uuid: user.id, reason: 'They are the last active member of staff.' }],
  });
});
