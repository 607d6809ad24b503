import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { readRun } from '@/lib/services/rules/runs/read-run';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { retrySubject } from '@/lib/services/rules/subjects/retry-subject';
import { makeAudience, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { makeRun } from '@/lib/testing/make-run';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number) => new Date(testNow.getTime() + minutes * MINUTE_MS);
const work = (now = testNow) => runRules(testContext(systemActor, now), { clock: () => now });
const rowsOf = (rule_id: string) =>
  database().ruleSubject.findMany({ where: { rule_id }, orderBy: { user_id: 'asc' } });

beforeEach(async () => {
  await database().scheduledRule.updateMany({
    where: { status: 'active' },
    data: { status: 'draft', next_run_at: null },
  });
});
afterEach(() => database().$executeRaw(sql`DROP TRIGGER IF EXISTS test_refusal ON audience_member`));

/** The database refuses to make members of an audience of people with this id. */
async function failInserts(userId: string): Promise<void> {
  await database().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.user_id = TG_ARGV[0]::uuid THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$`);
  await database().$executeRawUnsafe(`CREATE TRIGGER test_refusal BEFORE INSERT ON audience_member
    FOR EACH ROW EXECUTE FUNCTION test_refuse('${userId}')`);
}

/** A rule that adds three people to an audience, of whom the second is refused, and its run. */
async function failingRun(count = 3) {
  const author = await makeUser({ is_staff: true });
  const word = uniqueName('team');
  const ids: string[] = [];
  for (let made = 0; made < count; made++) ids.push((await makeUser({ affiliations: [word] })).id);
  const audience = await makeAudience();
  const action = { key: 'add_to_audience', config: { audience_uuid: audience.id } };
  const rule = await makeRule({ key: 'affiliation', config: { values: [word] } }, { author: author.id, action });
  await activateRule(testContext(author), { id: rule.id });
  const failing = ids.toSorted()[Math.floor(count / 2)] ?? '';
  await failInserts(failing);
  const { id } = await runRule(testContext(author), { id: rule.id });
  return { author, rule, runId: id, failing, read: () => readRun(testContext(author), { id }) };
}

describe('the failure of one person', () => {
  test('in the middle keeps nobody else, and is tried three times before staff decide', async () => {
    const { author, read, failing, rule } = await failingRun();
    await work();
    expect(await read()).toMatchObject({ state: 'partial', counts: { matched: 3, done: 2, failed: 1 } });
    const mine = async () => (await rowsOf(rule.id)).find((row) => row.user_id === failing);
    expect(await mine()).toMatchObject({ state: 'failed', tries: 1, next_try_at: inMinutes(1) });
    await work(inMinutes(0.5));
    expect(await mine()).toMatchObject({ tries: 1 });
    await work(inMinutes(1));
    expect(await mine()).toMatchObject({ state: 'failed', tries: 2, next_try_at: inMinutes(11) });
    await work(inMinutes(11));
    expect(await mine()).toMatchObject({ state: 'needs_attention', reason: 'failed', tries: 3, next_try_at: null });
    expect(await read()).toMatchObject({ state: 'partial', counts: { done: 2, failed: 0, needs_attention: 1 } });
    await work(inMinutes(24 * 60));
    expect(await rowsOf(rule.id)).toHaveLength(3);
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    const row = await mine();
    await retrySubject(testContext(author, inMinutes(24 * 60)), { id: row?.id ?? '' });
    await work(inMinutes(24 * 60 + 1));
    expect(await mine()).toMatchObject({ state: 'done', tries: 0 });
    expect(await read()).toMatchObject({ state: 'succeeded', counts: { done: 3, failed: 0, needs_attention: 0 } });
  });

  test('who is alone on the list fails the run, and staff are told', async () => {
    const { read, rule } = await failingRun(1);
    await work();
    expect(await read()).toMatchObject({ state: 'failed', counts: { failed: 1 } });
    const where = { type: 'rule_failed', title: { contains: rule.name } };
    expect(await database().adminNotification.findMany({ where })).toMatchObject([{ priority_rank: 3 }]);
  });
});

test('a later try that is due, and the end of a wait for approval, do not wait for the end of a run that acts', async () => {
  const { read, failing, rule } = await failingRun(5);
  const startedAt = inMinutes(1 - 72 * 60);
  const { run: waiting } = await makeRun({ state: 'waiting_for_approval', subject: 'listed', startedAt });
  let now = testNow;
  const clock = () => {
    now = new Date(now.getTime() + 10_000);
    return now;
  };
  await runRules(testContext(), { clock, batchSize: 1 });
  const endedAt = Date.parse((await read()).ended_at ?? '');
  const tried = (await rowsOf(rule.id)).find((row) => row.user_id === failing);
  expect(tried).toMatchObject({ state: 'failed', tries: 2 });
  expect(tried?.at.getTime()).toBeLessThan(endedAt);
  const expired = await database().ruleRun.findUniqueOrThrow({ where: { id: waiting.id } });
  expect(expired).toMatchObject({ state: 'cancelled', cancel_reason: 'approval_expired' });
  expect(expired.ended_at?.getTime()).toBeLessThan(endedAt);
});

describe('who needs attention since an earlier version', () => {
  /** The rule has a second version, which is active. */
  async function revise(by: Parameters<typeof testContext>[0], change: Parameters<typeof changeRule>[1]) {
    await changeRule(testContext(by, inMinutes(12)), change, { requireVersion: () => undefined });
    await activateRule(testContext(by, inMinutes(12)), { id: change.id });
  }

  test('is tried again under the current one, within a minute', async () => {
    const { author, failing, rule } = await failingRun();
    for (const minutes of [0, 1, 11]) await work(inMinutes(minutes));
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    await revise(author, { id: rule.id, repeat_days: 30 });
    const mine = async () => (await rowsOf(rule.id)).find((row) => row.user_id === failing);
    expect(await mine()).toMatchObject({ state: 'needs_attention', version: 1 });
    await retrySubject(testContext(author, inMinutes(12)), { id: (await mine())?.id ?? '' });
    await work(inMinutes(13));
    expect(await mine()).toMatchObject({ state: 'done', version: 2 });
  });

  test('is not acted on by an approval of that version, nor tried again with another action', async () => {
    const author = await makeUser({ is_staff: true });
    const { rule, subject, user } = await makeRun({ subject: 'needs_attention', reason: 'failed', author: author.id });
    const approval = { approved_by_id: (await makeUser({ is_staff: true })).id, approved_until: inMinutes(60) };
    await database().ruleSubject.update({ where: { id: subject.id }, data: approval });
    await revise(author, { id: rule.id, repeat_days: 30 });
    await retrySubject(testContext(author, inMinutes(12)), { id: subject.id });
    await work(inMinutes(13));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'skipped', reason: 'not_approved' }]);
    expect(await database().user.findUnique({ where: { id: user.id } })).toMatchObject({ status: 'active' });
    await database().ruleSubject.update({ where: { id: subject.id }, data: { state: 'needs_attention' } });
    const action = { key: 'notify_user', config: { subject: 'Hello', text: 'Hello' } };
    await revise(author, { id: rule.id, action });
    const retry = retrySubject(testContext(author, inMinutes(12)), { id: subject.id });
    await expect(retry).rejects.toMatchObject({
      code: 'moved_on',
      facts: { detail: 'The rule does something else now.' },
    });
  });
});
