import { beforeEach, expect, test, vi } from 'vitest';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { changeAllPaused } from '@/lib/services/rules/lifecycle/change-all-paused';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { makeUser } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { inDays, quietRules, type TestUser } from '@/lib/testing/rule-on-people';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

let staff: TestUser;

beforeEach(async () => {
  await quietRules();
  staff = await makeUser({ is_staff: true });
  await changeAllPaused(testContext(staff), { paused: true, note: 'A migration.' });
});

const resume = () => changeAllPaused(testContext(staff, inDays(2)), { paused: false, note: 'It is over.' });

/** An active rule, due since the pause began, that has warned somebody whose day has passed. */
async function makeWarning(time_zone = 'UTC') {
  const user = await makeUser();
  const due = { status: 'active', next_run_at: testNow, time_zone };
  const rule = await makeRule({ key: 'never_signed_in', config: {} }, { warn_days: 3, rule: due });
  const row = { rule_id: rule.id, version: 1, user_id: user.id, action: 'suspend_user', state: 'warned', at: testNow };
  const subject = await database().ruleSubject.create({
    data: { ...row, warned_at: testNow, due_on: new Date(dayOf(testNow, 'UTC')) },
  });
  return { rule, subject, user };
}

test('resuming everything moves the warnings of each rule to seven days later in its zone, with as many statements for one as for four', async () => {
  await makeWarning();
  const forOne = await statementsOf(resume);
  await changeAllPaused(testContext(staff), { paused: true, note: 'A migration.' });
  const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Tallinn'];
  const warned = await Promise.all(zones.map(makeWarning));
  expect(await statementsOf(resume)).toBe(forOne);
  for (const [place, { rule, subject, user }] of warned.entries()) {
    const day = addDays(dayOf(inDays(2), zones[place] ?? ''), 7);
    expect(await database().ruleSubject.findUnique({ where: { id: subject.id } })).toMatchObject({
      state: 'warned',
      due_on: new Date(day),
    });
    const mails = await database().outboxMessage.findMany({ where: { user_id: user.id, kind: 'rule_warning' } });
    expect(mails.map(({ payload }) => payload)).toMatchObject([
      { facts: { mail: 'moved', day, action: 'Suspend the account' } },
    ]);
    const { next_run_at } = await database().scheduledRule.findUniqueOrThrow({ where: { id: rule.id } });
    expect(next_run_at?.getTime()).toBeGreaterThan(inDays(2).getTime());
  }
});

test('a rule that is paused while everything is resumed stays paused, and the others run again', async () => {
  const [paused, other] = [await makeWarning(), await makeWarning()];
  const held = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const pausing = transaction(testContext(staff), async (tx) => {
    await pauseRule(tx, { id: paused.rule.id });
    held.resolve();
    await finish.promise;
  });
  await held.promise;
  const resuming = resume();
  try {
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
  } finally {
    finish.resolve();
  }
  await Promise.all([pausing, resuming]);
  const rules = [paused, other].map(({ rule }) => database().scheduledRule.findUnique({ where: { id: rule.id } }));
  expect(await Promise.all(rules)).toMatchObject([
    { status: 'paused', next_run_at: null },
    { status: 'active', next_run_at: expect.any(Date) },
  ]);
  const { due_on } = paused.subject;
  expect(await database().ruleSubject.findUnique({ where: { id: paused.subject.id } })).toMatchObject({ due_on });
});
