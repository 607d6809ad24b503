import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { PURGE_TIMEOUT_MS } from '@/lib/services/purging/purge-person';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';
import { actBatch } from '@/lib/services/rules/runs/act-batch';
import { readActing } from '@/lib/services/rules/runs/acting';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { cancelRun } from '@/lib/services/rules/runs/cancel-run';
import { makeList } from '@/lib/services/rules/runs/make-list';
import { readRun } from '@/lib/services/rules/runs/read-run';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { keepRuns, takeRuns } from '@/lib/services/rules/runs/take-runs';
import { leaveOutSubject } from '@/lib/services/rules/subjects/leave-out-subject';
import { makeUser } from '@/lib/testing/make';
import { makePurgeProfile } from '@/lib/testing/make-purge-profile';
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
let approver: TestUser;
const read = (id: string) => readRun(testContext(author), { id });
const start = async (id: string) => (await runRule(testContext(author), { id })).id;
const batchesOf = async (runId: string) => {
  const entries = await database().auditEntry.findMany({
    where: { operation: 'run-rules', subject_id: runId },
    orderBy: { id: 'asc' },
  });
  return entries.flatMap(({ facts }) => (JSON.stringify(facts).includes('matched') ? [] : [facts]));
};

beforeEach(async () => {
  await quietRules();
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await database().$executeRaw(sql`DROP TRIGGER IF EXISTS test_refusal ON outbox_message`);
});

/** A run that acts, its list claimed, and a worker that has it. */
async function actingRun(people: number, more: Parameters<typeof ruleOnPeople>[2] = notifies) {
  const made = await ruleOnPeople(author, people, more);
  const id = await start(made.rule.id);
  await makeList(testContext(), id);
  const leaseId = crypto.randomUUID();
  await takeRuns(testContext(), leaseId);
  const batch = async (size: number) =>
    actBatch(
      testContext(),
      await readActing(testContext(), id),
      { leaseId, place: { after: null } },
      { size, isOver: () => false, failure: null },
    );
  return { ...made, id, batch };
}

describe('a batch', () => {
  test('takes at most 100 people', async () => {
    const { rule } = await ruleOnPeople(author, 101, notifies);
    const id = await start(rule.id);
    await workAt();
    expect(await batchesOf(id)).toEqual([{ done: 100 }, { done: 1 }]);
  });

  test('ends after a second, has the time that its action takes for one person, and whom it did not reach are taken by the next', async () => {
    const { id: profile_id } = await makePurgeProfile({ applies_to: 'suspended' });
    const purges = { action: { key: 'purge_user_data', config: { profile_id } } };
    const suspended = { status: 'suspended', suspended_at: testNow };
    const { rule } = await ruleOnPeople(
      author,
      Array.from({ length: 5 }, () => suspended),
      purges,
    );
    const id = await start(rule.id);
    await workAt();
    await approveRun(testContext(approver), { id, set_hash: (await read(id)).set_hash });
    let ms = testNow.getTime();
    const clock = () => {
      ms += 300;
      return new Date(ms);
    };
    const transactions = vi.spyOn(database(), '$transaction');
    await runRules(testContext(), { clock });
    expect(transactions.mock.calls.map(([, options]) => options)).toContainEqual(
      expect.objectContaining({ timeout: PURGE_TIMEOUT_MS }),
    );
    expect((await batchesOf(id)).length).toBeGreaterThan(1);
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { matched: 5, done: 5 } });
  });

  test('that fails as a whole is taken again one by one: only who makes it fail is recorded as failed', async () => {
    const { rule, users } = await ruleOnPeople(author, 4, notifies);
    const id = await start(rule.id);
    await failAtCommit(users[2]?.id ?? '');
    await workAt();
    expect(await read(id)).toMatchObject({ state: 'partial', failure: '', counts: { done: 3, failed: 1 } });
    const failed = (await rowsOf(rule.id)).filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([{ user_id: users[2]?.id, tries: 1, reason: 'failed' }]);
    await workAt(new Date(testNow.getTime() + 60_000));
    expect(await rowsOf(rule.id)).toContainEqual(expect.objectContaining({ state: 'failed', tries: 2 }));
  });
});

/** What Prisma says of a transaction that is over its time. */
const overTime = () =>
  Object.assign(new Error('A query cannot be executed on an expired transaction.'), { code: 'P2028' });

test('who takes longer than the action may is recorded as failed; the others are done, and other rules run', async () => {
  const slow = await ruleOnPeople(author, 3, { ...notifies, rule: { run_order: 1 } });
  const other = await ruleOnPeople(author, 1, { ...notifies, rule: { run_order: 2 } });
  const [id, otherId] = [await start(slow.rule.id), await start(other.rule.id)];
  const action = actionOf(notifies.action);
  const { run } = action;
  vi.spyOn(action, 'runBatch').mockRejectedValue(overTime());
  vi.spyOn(action, 'run').mockImplementation(async (tx, person, ...rest) => {
    if (person.userId === slow.users[1]?.id) throw overTime();
    return run(tx, person, ...rest);
  });
  await workAt();
  expect(await read(id)).toMatchObject({ state: 'partial', counts: { done: 2, failed: 1 } });
  expect(await read(otherId)).toMatchObject({ state: 'succeeded', counts: { done: 1 } });
  await workAt(new Date(testNow.getTime() + 60_000));
  expect(await rowsOf(slow.rule.id)).toContainEqual(expect.objectContaining({ state: 'failed', tries: 2 }));
});

/** The database refuses what was said to somebody, but only at the end of the transaction. */
async function failAtCommit(userId: string): Promise<void> {
  await database().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.user_id = TG_ARGV[0]::uuid THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$`);
  await database().$executeRawUnsafe(`CREATE CONSTRAINT TRIGGER test_refusal AFTER INSERT ON outbox_message
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION test_refuse('${userId}')`);
}

const keysOf = async (ruleId: string) => (await rowsOf(ruleId)).map(({ id }) => `rule_notice:${id}`);

describe('a run that is cancelled in the middle', () => {
  test('between two batches keeps what is done, skips the others, and nobody acts on them afterwards', async () => {
    const { batch, id, rule } = await actingRun(5);
    expect(await batch(2)).toBe(true);
    await cancelRun(testContext(author), { id, note: 'The wrong people.' });
    expect(await batch(2)).toBe(false);
    await workAt(inDays(0.5));
    expect(await read(id)).toMatchObject({
      state: 'cancelled',
      cancel_reason: 'cancelled_by_hand',
      cancel_note: 'The wrong people.',
      progress: null,
      counts: { matched: 5, done: 2, skipped: 3 },
    });
    const reasons = (await rowsOf(rule.id)).map(({ reason, state }) => `${state} ${reason}`).sort();
    expect(reasons).toEqual(['done ', 'done ', ...Array.from({ length: 3 }, () => 'skipped run_cancelled')]);
    expect(await database().outboxMessage.count({ where: { dedupe_key: { in: await keysOf(rule.id) } } })).toBe(2);
  });

  test('while a worker acts ends its batch first, and each person is either done or skipped', async () => {
    const { rule } = await ruleOnPeople(author, 40, notifies);
    const id = await start(rule.id);
    const working = runRules(testContext(), { clock: () => testNow, batchSize: 2 });
    while ((await database().ruleRunPerson.count({ where: { run_id: id, outcome: 'done' } })) === 0);
    await cancelRun(testContext(author), { id });
    await working;
    const { counts, state } = await read(id);
    expect(state).toBe('cancelled');
    expect([counts.done + counts.skipped, counts.done % 2, counts.done < 40]).toEqual([40, 0, true]);
    expect(await database().outboxMessage.count({ where: { dedupe_key: { in: await keysOf(rule.id) } } })).toBe(
      counts.done,
    );
  });

  test('tries nobody again in whom it had failed; the next run takes their row', async () => {
    const { batch, id, rule } = await actingRun(3);
    const failed = await database().ruleSubject.findFirstOrThrow({
      where: { rule_id: rule.id },
      orderBy: { id: 'asc' },
    });
    await database().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.user_id = TG_ARGV[0]::uuid THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$`);
    await database().$executeRawUnsafe(`CREATE TRIGGER test_refusal BEFORE INSERT ON outbox_message
      FOR EACH ROW EXECUTE FUNCTION test_refuse('${failed.user_id}')`);
    await batch(2);
    await cancelRun(testContext(author), { id });
    expect(await read(id)).toMatchObject({ counts: { done: 1, failed: 1, skipped: 1 } });
    await database().$executeRaw(sql`DROP TRIGGER test_refusal ON outbox_message`);
    await workAt(inDays(0.5));
    expect((await rowsOf(rule.id)).filter(({ state }) => state === 'done')).toHaveLength(1);
    await workAt(inDays(1));
    expect((await rowsOf(rule.id)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  });
});

describe('between the list and the act', () => {
  test('who is left out or signs in keeps that in the ledger, and is not acted on by this run or a later one', async () => {
    const { rule, users } = await ruleOnPeople(author, 3, { warn_days: 3 });
    const id = await start(rule.id);
    await workAt();
    await approveRun(testContext(approver), { id, set_hash: (await read(id)).set_hash });
    await workAt();
    expect((await rowsOf(rule.id)).map(({ state }) => state)).toEqual(['warned', 'warned', 'warned']);
    await database().scheduledRule.update({ where: { id: rule.id }, data: { next_run_at: inDays(9) } });
    await workAt(inDays(9));
    const waiting = (await runsOf(rule.id)).at(-1);
    expect(waiting).toMatchObject({ state: 'waiting_for_approval', people_count: 3 });
    const [row, signedIn] = await rowsOf(rule.id);
    await leaveOutSubject(testContext(author, inDays(9)), { id: row?.id ?? '', note: 'On leave.' });
    await database().ruleSubject.update({
      where: { id: signedIn?.id ?? '' },
      data: { state: 'cancelled', reason: 'signed_in' },
    });
    const now = inDays(9);
    await approveRun(testContext(approver, now), { id: waiting?.id ?? '', set_hash: waiting?.set_hash ?? '' });
    await workAt(now);
    await database().scheduledRule.update({ where: { id: rule.id }, data: { next_run_at: inDays(20) } });
    await workAt(inDays(20));
    const rows = await rowsOf(rule.id);
    expect(rows.map(({ reason, state }) => [state, reason])).toEqual([
      ['cancelled', 'left_out'],
      ['cancelled', 'signed_in'],
      ['done', ''],
    ]);
    expect((await statusesOf(users)).filter((status) => status === 'suspended')).toHaveLength(1);
    expect(await warnedInHistory(users.find(({ id: userId }) => userId === row?.user_id))).toEqual([
      ['Warned', ''],
      ['Warning cancelled', 'left out', author.full_name],
    ]);
    expect(await read(waiting?.id ?? '')).toMatchObject({ state: 'succeeded', counts: { done: 1, skipped: 2 } });
  });
});

describe('the lease of a worker', () => {
  const inSeconds = (seconds: number) => testContext(systemActor, new Date(testNow.getTime() + seconds * 1_000));

  test('is kept by signs of life, and by one from before the clock was set back an hour is not', async () => {
    const { id } = await actingRun(1);
    const leaseId = (await database().ruleRun.findUniqueOrThrow({ where: { id } })).lease_id ?? '';
    await keepRuns(inSeconds(40), leaseId);
    expect(await takeRuns(inSeconds(60), crypto.randomUUID())).toEqual([]);
    expect(await takeRuns(inSeconds(86), crypto.randomUUID())).toEqual([id]);
    expect(await takeRuns(inSeconds(-3_600), crypto.randomUUID())).toEqual([id]);
  });

  test('of one that died lapses within a minute: another takes the run over under its id, and goes on from the ledger', async () => {
    const { batch, id } = await actingRun(5);
    await batch(2);
    await workAt(inSeconds(30).now);
    expect(await read(id)).toMatchObject({ state: 'running', progress: { done: 2, total: 5 } });
    await workAt(inSeconds(59).now);
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { done: 5 } });
  });

  test('of one that died between two minutes is waited for, so that its run goes on within 60 seconds', async () => {
    const { id } = await actingRun(3);
    let now = inSeconds(10).now;
    const rests: number[] = [];
    const rest = async (ms: number) => {
      rests.push(ms);
      now = new Date(now.getTime() + ms);
    };
    await runRules(testContext(), { clock: () => now, rest });
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { done: 3 } });
    expect(rests).toEqual([35_001]);
  });

  test('of one that lives is waited for once, and left to it', async () => {
    const { id } = await actingRun(3);
    const leaseId = (await database().ruleRun.findUniqueOrThrow({ where: { id } })).lease_id ?? '';
    let now = inSeconds(10).now;
    let rests = 0;
    const rest = async (ms: number) => {
      rests += 1;
      now = new Date(now.getTime() + ms);
      await keepRuns(testContext(systemActor, now), leaseId);
    };
    await runRules(testContext(), { clock: () => now, rest });
    expect([rests, (await read(id)).state]).toEqual([1, 'running']);
  });
});
