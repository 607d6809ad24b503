import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '@/lib/core/dates';
import { database, sql } from '@/lib/db/client';
import { admitPerson } from '@/lib/services/accounts/conclude-sign-in';
import { archiveRule } from '@/lib/services/rules/lifecycle/archive-rule';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { resumeRule } from '@/lib/services/rules/lifecycle/resume-rule';
import { actBatch } from '@/lib/services/rules/runs/act-batch';
import { readActing } from '@/lib/services/rules/runs/acting';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { cancelRun } from '@/lib/services/rules/runs/cancel-run';
import { makeList } from '@/lib/services/rules/runs/make-list';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { takeRuns } from '@/lib/services/rules/runs/take-runs';
import { actOnSubject } from '@/lib/services/rules/subjects/act-on-subject';
import { retrySubject } from '@/lib/services/rules/subjects/retry-subject';
import { makeAudience, makeUser, uniqueName } from '@/lib/testing/make';
import {
  inDays,
  quietRules,
  rowsOf,
  ruleOnPeople,
  runsOf,
  type TestUser,
  warnedInHistory,
  workAt,
} from '@/lib/testing/rule-on-people';
import { systemActor, testContext } from '@/lib/testing/test-context';

let author: TestUser;
const noAddress = () => ({ email: uniqueName('no address') });
const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);
const warningsTo = ({ id }: TestUser) =>
  database().outboxMessage.findMany({ where: { user_id: id, kind: 'rule_warning' }, orderBy: { id: 'asc' } });

beforeEach(async () => {
  await quietRules();
  author = await makeUser({ is_staff: true });
});

afterEach(() => database().$executeRaw(sql`DROP TRIGGER IF EXISTS test_refusal ON audience_member`));

async function failInserts(): Promise<void> {
  await database().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'refused'; END $$`);
  await database().$executeRawUnsafe(`CREATE TRIGGER test_refusal BEFORE INSERT ON audience_member
    FOR EACH ROW EXECUTE FUNCTION test_refuse()`);
}

const signIn = (user: TestUser | undefined, at: Date) =>
  admitPerson(testContext({ kind: 'anonymous' }, at), {
    method: 'password',
    userId: user?.id ?? '',
    origin: { browser: '', network: null },
  });

const joins = async (more: object = {}) => {
  const audience = await makeAudience();
  return { action: { key: 'add_to_audience', config: { audience_uuid: audience.id } }, ...more };
};

describe('a failure after a warning', () => {
  test('is tried again as the act that was warned of, not as another warning', async () => {
    const { rule, users } = await ruleOnPeople(author, 1, await joins({ warn_days: 3 }));
    await workAt(inDays(1));
    await failInserts();
    await workAt(inDays(5));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'failed', tries: 1, warned_at: inDays(1) }]);
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    await workAt(minutesAfter(inDays(5), 1));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done' }]);
    expect(users[0] && (await warningsTo(users[0]))).toHaveLength(1);
  });

  test.each([
    ['is still to be tried again', [5]],
    ['needs attention', [5, 6, 16]],
  ])('that %s is over for who signs in meanwhile: the episode ends', async (_state, minutes) => {
    const { rule, users } = await ruleOnPeople(author, 1, await joins({ warn_days: 3 }));
    await workAt(inDays(1));
    await failInserts();
    for (const each of minutes) await workAt(minutesAfter(inDays(5), each));
    expect(await rowsOf(rule.id)).toMatchObject([{ tries: minutes.length, warned_at: inDays(1) }]);
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    await signIn(users[0], minutesAfter(inDays(5), 17));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'signed_in', next_try_at: null }]);
    for (const days of [6, 20]) await workAt(inDays(days));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'signed_in' }]);
    expect(await warnedInHistory(users[0])).toEqual([
      ['Warned', ''],
      ['Warning cancelled', 'signed in'],
    ]);
  });

  test.each([
    ['matches no more', { affiliations: [] }, 'no_longer_matches'],
    ['is protected by now', { is_support: true }, 'protected'],
  ])('is not tried again for who %s: the warning is cancelled', async (_how, fields, reason) => {
    const { rule, users } = await ruleOnPeople(author, 1, await joins({ warn_days: 3 }));
    await workAt(inDays(1));
    await failInserts();
    await workAt(inDays(5));
    await database().user.update({ where: { id: users[0]?.id ?? '' }, data: fields });
    await workAt(minutesAfter(inDays(5), 1));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason, next_try_at: null }]);
    expect(await warnedInHistory(users[0])).toEqual([
      ['Warned', ''],
      ['Warning cancelled', reason.replaceAll('_', ' ')],
    ]);
  });

  /** A rule that has warned two people: the act fails for one, and the run is cancelled before it reaches the other. */
  async function stopped() {
    const made = await ruleOnPeople(author, 2, await joins({ warn_days: 3 }));
    await workAt(inDays(1));
    await failInserts();
    const later = testContext(systemActor, inDays(5));
    const { id } = await runRule(testContext(author, inDays(5)), { id: made.rule.id });
    await makeList(later, id);
    const leaseId = crypto.randomUUID();
    await takeRuns(later, leaseId);
    const batch = { size: 1, isOver: () => false, failure: null };
    await actBatch(later, await readActing(later, id), { leaseId, place: { after: null } }, batch);
    await cancelRun(testContext(author, inDays(5)), { id });
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    const rows = await rowsOf(made.rule.id);
    expect(new Set(rows.map(({ reason, state }) => `${state} ${reason}`))).toEqual(
      new Set(['skipped run_cancelled', 'warned ']),
    );
    const failedFor = rows.find(({ state }) => state === 'skipped')?.user_id;
    return { rule: made.rule, user: made.users.find(({ id: userId }) => userId === failedFor) };
  }

  test('and whose run was cancelled is acted on by the next run, without a second warning', async () => {
    const { rule, user } = await stopped();
    await workAt(inDays(6));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    expect(user && (await warningsTo(user))).toHaveLength(1);
  });

  test('and whose run was cancelled is told when a new version ends it, or a pause moves the day', async () => {
    const { rule, user } = await stopped();
    await pauseRule(testContext(author, inDays(5)), { id: rule.id });
    await resumeRule(testContext(author, inDays(6)), { id: rule.id });
    await archiveRule(testContext(author, inDays(7)), { id: rule.id });
    expect((user && (await warningsTo(user)))?.map(({ payload }) => payload)).toMatchObject([
      { facts: { mail: 'warned' } },
      { facts: { mail: 'moved', day: dayOf(inDays(13), 'UTC') } },
      { facts: { mail: 'withdrawn' } },
    ]);
  });

  /** A rule that needs approval, whose act failed for the person it had warned, and who isn’t approved any more. */
  async function lapsed() {
    const other = await makeUser({ is_staff: true });
    const more = await joins({ warn_days: 3, approval_policy: 'always' });
    const { rule, users } = await ruleOnPeople(author, 1, more);
    const approveAt = async (at: Date) => {
      await workAt(at);
      const [run] = (await runsOf(rule.id)).filter(({ state }) => state === 'waiting_for_approval');
      await approveRun(testContext(other, at), { id: run?.id ?? '', set_hash: run?.set_hash ?? '' });
      await workAt(at);
    };
    await approveAt(inDays(1));
    await failInserts();
    for (const minutes of [0, 1, 11]) await workAt(minutesAfter(inDays(5), minutes));
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    const [row] = await rowsOf(rule.id);
    await retrySubject(testContext(author, inDays(8)), { id: row?.id ?? '' });
    await workAt(inDays(8));
    expect(await rowsOf(rule.id)).toMatchObject([
      { state: 'skipped', reason: 'not_approved', warned_at: inDays(1), due_on: new Date(dayOf(inDays(4), 'UTC')) },
    ]);
    return { rule, user: users[0], approveAt };
  }

  test('and after the approval has ended needs another one, but no second warning, also where none comes for 72 hours', async () => {
    const { approveAt, rule, user } = await lapsed();
    await workAt(inDays(9));
    expect((await runsOf(rule.id)).at(-1)).toMatchObject({ state: 'waiting_for_approval', people_count: 1 });
    await approveAt(inDays(12));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done' }]);
    expect(user && (await warningsTo(user))).toHaveLength(1);
  });

  test('and after the approval has ended is over for who signs in', async () => {
    const { approveAt, rule, user } = await lapsed();
    await workAt(inDays(9));
    await signIn(user, inDays(9));
    await approveAt(inDays(9));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'signed_in' }]);
  });

  test('ends with a new version, of which everyone warned is told', async () => {
    const { rule, users } = await ruleOnPeople(author, 1, await joins({ warn_days: 3 }));
    await workAt(inDays(1));
    await failInserts();
    await workAt(inDays(5));
    const again = testContext(author, inDays(5));
    await changeRule(again, { id: rule.id, repeat_days: 30 }, { requireVersion: () => undefined });
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'rule_changed' }]);
    const mails = users[0] === undefined ? [] : await warningsTo(users[0]);
    expect(mails.at(-1)?.payload).toMatchObject({ facts: { mail: 'withdrawn' } });
  });

  test('of somebody about whom staff decided waits for staff after three tries, however many nights pass', async () => {
    const { rule } = await ruleOnPeople(author, [noAddress()], await joins({ warn_days: 3 }));
    await workAt(inDays(1));
    const [row] = await rowsOf(rule.id);
    const on = dayOf(inDays(2), 'UTC');
    await actOnSubject(testContext(author, inDays(2)), { id: row?.id ?? '', on, note: 'We called them.' });
    await failInserts();
    await workAt(inDays(3));
    await workAt(minutesAfter(inDays(3), 1));
    await workAt(minutesAfter(inDays(3), 11));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention', reason: 'failed', tries: 3 }]);
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON audience_member`);
    for (const days of [4, 5, 9]) await workAt(inDays(days));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention', reason: 'failed' }]);
  });
});
