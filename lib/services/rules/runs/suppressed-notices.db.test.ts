import { afterEach, beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { listRunSubjects } from '@/lib/services/rules/runs/list-run-subjects';
import { readRun } from '@/lib/services/rules/runs/read-run';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;

beforeEach(async () => {
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

/** A run that has notified people of its own, each with a preference or none. */
async function notified(people: { when?: string; status?: string }[]) {
  const staff = await makeUser({ is_staff: true });
  const affiliation = uniqueName('team');
  const users = [];
  for (const { status = 'active', when } of people) {
    const suspended_at = status === 'suspended' ? testNow : null;
    const user = await makeUser({ affiliations: [affiliation], status, suspended_at });
    users.push(user);
    if (when === undefined) continue;
    const preference = { user_id: user.id, kind: 'rule_notice', channel: 'email', when };
    await database().notificationPreference.create({ data: preference });
  }
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [affiliation] } },
    { action: { key: 'notify_user', config: { subject: 'Hello', text: 'Hello {full_name}' } } },
  );
  await activateRule(testContext(staff), { id: rule.id });
  const { id } = await runRule(testContext(staff), { id: rule.id });
  await runRules(testContext(systemActor), { clock: () => testNow });
  const read = () => readRun(testContext(staff), { id });
  const rows = async (): Promise<{ user_uuid: string; state: string; delivery_uuid: string | null }[]> => {
    const { json } = await listRunSubjects(testContext(staff), { id, page: 1, page_size: 100, format: 'json' });
    return JSON.parse(json);
  };
  return { users, read, rows };
}

test('a person is done once their message is in the outbox, and their row has its delivery as soon as there is one', async () => {
  const { read, rows, users } = await notified([{}]);
  expect(await read()).toMatchObject({ state: 'succeeded', counts: { done: 1 }, suppressed: {} });
  expect(await rows()).toMatchObject([{ state: 'done', delivery_uuid: null }]);
  await deliver(testContext());
  const delivery = await database().delivery.findFirstOrThrow({ where: { user_id: users[0]?.id ?? '' } });
  expect(delivery).toMatchObject({ state: 'sent', kind: 'rule_notice' });
  expect(await rows()).toMatchObject([{ state: 'done', delivery_uuid: delivery.id }]);
});

test('suppressed counts by reason who did not get the email, without who gets it with a digest, for longer than deliveries are kept', async () => {
  const { read } = await notified([{}, { when: 'digest' }, { when: 'off' }, { when: 'off' }, { status: 'suspended' }]);
  await deliver(testContext());
  const suppressed = { switched_off: 2, inactive: 1 };
  expect(await read()).toMatchObject({ state: 'succeeded', counts: { done: 5 }, suppressed });
  await database().delivery.deleteMany({ where: { kind: 'rule_notice' } });
  await database().outboxMessage.deleteMany({ where: { kind: 'rule_notice' } });
  expect((await read()).suppressed).toEqual(suppressed);
});

test('who gets the email after all, or not any more, is counted anew', async () => {
  const { read, rows } = await notified([{ when: 'off' }]);
  await deliver(testContext());
  const [row] = await rows();
  const become = (data: { state: string; reason: string | null; next_attempt_at: Date | null }) =>
    database().delivery.update({ where: { id: row?.delivery_uuid ?? '' }, data });
  await become({ state: 'queued', reason: null, next_attempt_at: testNow });
  expect((await read()).suppressed).toEqual({});
  await become({ state: 'suppressed', reason: 'inactive', next_attempt_at: null });
  expect((await read()).suppressed).toEqual({ inactive: 1 });
});
