import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FilterNode } from '@/lib/contracts/rules/definition';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { changeAllPaused } from '@/lib/services/rules/lifecycle/change-all-paused';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { cancelRun } from '@/lib/services/rules/runs/cancel-run';
import { clearRun } from '@/lib/services/rules/runs/clear-run';
import { readRun } from '@/lib/services/rules/runs/read-run';
import { rejectRun } from '@/lib/services/rules/runs/reject-run';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { undoRun } from '@/lib/services/rules/runs/undo-run';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

type User = Awaited<ReturnType<typeof makeUser>>;

const HOUR_MS = 3_600_000;
const later = (ms: number) => new Date(testNow.getTime() + ms);
const work = (now = testNow) => runRules(testContext(systemActor, now), { clock: () => now });
const named = (affiliation: string): FilterNode => ({
  all: [
    { key: 'user_status', config: { status: 'active' } },
    { key: 'affiliation', config: { values: [affiliation] } },
  ],
});

let author: User;
let approver: User;

beforeEach(async () => {
  await database().scheduledRule.updateMany({
    where: { status: 'active' },
    data: { status: 'draft', next_run_at: null },
  });
  await database().rulesPause.deleteMany();
  author = await makeUser({ is_staff: true });
  approver = await makeUser({ is_staff: true });
});

/** A rule that suspends, and the people whom it finds. */
async function ruleOn(count: number, more: Parameters<typeof makeRule>[1] = {}) {
  const word = uniqueName('team');
  const people: User[] = [];
  for (let made = 0; made < count; made++) people.push(await makeUser({ affiliations: [word] }));
  const rule = await makeRule(named(word), { author: author.id, ...more });
  await activateRule(testContext(author), { id: rule.id });
  return { rule, people, word };
}

/** One that adds to nothing but needs no approval: it notifies. */
const notifies = { action: { key: 'notify_user', config: { subject: 'Hello', text: 'Hello {full_name}' } } };

const start = async (ruleId: string, by = author, now = testNow) =>
  (await runRule(testContext(by, now), { id: ruleId })).id;
const read = (id: string) => readRun(testContext(author), { id });
const rowsOf = (rule_id: string) => database().ruleSubject.findMany({ where: { rule_id }, orderBy: { id: 'asc' } });
const statusOf = async ({ id }: User) => (await database().user.findUniqueOrThrow({ where: { id } })).status;

describe('a run', () => {
  test('without a need for approval acts on everyone it lists, once for an episode', async () => {
    const { people, rule } = await ruleOn(3, notifies);
    const id = await start(rule.id);
    await work();
    expect(await read(id)).toMatchObject({
      state: 'succeeded',
      people_count: 3,
      counts: { matched: 3, done: 3, excluded: 0, already_done: 0 },
    });
    expect((await rowsOf(rule.id)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    const again = await start(rule.id);
    await work();
    expect(await read(again)).toMatchObject({
      state: 'succeeded',
      people_count: 0,
      counts: { matched: 3, already_done: 3 },
    });
    expect(
      await database().outboxMessage.count({ where: { user_id: { in: people.map(({ id: user }) => user) } } }),
    ).toBe(3);
  });

  test('of a destructive action waits with its list and touches nobody until somebody else approves it', async () => {
    const { people, rule } = await ruleOn(2);
    const id = await start(rule.id);
    await work();
    const waiting = await read(id);
    expect(waiting).toMatchObject({ state: 'waiting_for_approval', people_count: 2 });
    expect(await Promise.all(people.map(statusOf))).toEqual(['active', 'active']);
    await expect(approveRun(testContext(author), { id, set_hash: waiting.set_hash })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await expect(approveRun(testContext(approver), { id, set_hash: 'other' })).rejects.toMatchObject({
      code: 'moved_on',
      facts: { members: { set_hash: waiting.set_hash } },
    });
    expect(await approveRun(testContext(approver), { id, set_hash: waiting.set_hash })).toMatchObject({
      state: 'running',
      approval: { approved_by: { uuid: approver.id } },
    });
    await work();
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { matched: 2, done: 2 } });
    expect(await Promise.all(people.map(statusOf))).toEqual(['suspended', 'suspended']);
  });

  test('never acts on who changed or became protected between the list and the act', async () => {
    const { people, rule } = await ruleOn(4);
    const [kept, left, held] = people;
    const id = await start(rule.id);
    await work();
    await database().user.update({ where: { id: left?.id ?? '' }, data: { affiliations: [] } });
    await database().user.update({
      where: { id: held?.id ?? '' },
      data: { legal_hold: true, legal_hold_reason: 'Trial.', legal_hold_at: testNow },
    });
    const { set_hash } = await read(id);
    await approveRun(testContext(approver), { id, set_hash });
    await work();
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { done: 2, skipped: 2 } });
    const reasons = new Map((await rowsOf(rule.id)).map(({ reason, user_id }) => [user_id, reason]));
    expect([kept, left, held].map((user) => reasons.get(user?.id ?? ''))).toEqual(['', 'changed', 'legal_hold']);
  });

  test('that is rejected, or waits for longer than 72 hours, is cancelled, and the next tick begins anew', async () => {
    const { rule } = await ruleOn(1);
    const first = await start(rule.id);
    await work();
    await rejectRun(testContext(approver), { id: first, reason: 'Not these people.' });
    expect(await read(first)).toMatchObject({
      state: 'cancelled',
      cancel_reason: 'rejected',
      cancel_note: 'Not these people.',
    });
    const second = await start(rule.id);
    await work();
    await work(later(72 * HOUR_MS));
    expect(await read(second)).toMatchObject({ state: 'cancelled', cancel_reason: 'approval_expired' });
    const open = { rule_id: rule.id, state: 'waiting_for_approval' };
    expect(await database().ruleRun.findMany({ where: open })).toMatchObject([
      { trigger: 'schedule', people_count: 1 },
    ]);
  });

  test('above a cap does nothing at all until it is cleared, and then acts on exactly its list', async () => {
    const { people, rule, word } = await ruleOn(3, { ...notifies, max_users: 2 });
    const id = await start(rule.id);
    await work();
    expect(await read(id)).toMatchObject({
      state: 'quarantined',
      quarantine_reason: { cap: 'max_users', found: 3, allowed: 2 },
    });
    await expect(start(rule.id)).rejects.toMatchObject({ code: 'moved_on' });
    await makeUser({ affiliations: [word] });
    await clearRun(testContext(author), { id, note: 'They all left.' });
    await work();
    expect(await read(id)).toMatchObject({
      state: 'succeeded',
      cleared: { note: 'They all left.' },
      counts: { done: 3 },
    });
    expect(new Set((await rowsOf(rule.id)).map(({ user_id }) => user_id))).toEqual(
      new Set(people.map((user) => user.id)),
    );
  });

  test('exactly at a cap goes ahead', async () => {
    const { rule } = await ruleOn(2, { ...notifies, max_users: 2 });
    const id = await start(rule.id);
    await work();
    expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { done: 2 } });
  });

  test('is cancelled by a new version, by pausing, and by pausing all, with the reason', async () => {
    const { rule } = await ruleOn(1);
    const first = await start(rule.id);
    await work();
    await changeAllPaused(testContext(author), { paused: true, note: 'A migration.' });
    expect(await read(first)).toMatchObject({ state: 'cancelled', cancel_reason: 'all_paused' });
    await expect(start(rule.id)).rejects.toMatchObject({
      code: 'moved_on',
      facts: { detail: 'All rules are paused.' },
    });
    await changeAllPaused(testContext(author), { paused: false, note: 'It is over.' });
    const second = await start(rule.id);
    await pauseRule(testContext(author), { id: rule.id });
    expect(await read(second)).toMatchObject({ state: 'cancelled', cancel_reason: 'rule_paused' });
    await database().scheduledRule.update({ where: { id: rule.id }, data: { status: 'active', paused_at: null } });
    const third = await start(rule.id);
    await work();
    await changeRule(testContext(author), { id: rule.id, warn_days: 3 }, { requireVersion: () => undefined });
    expect(await read(third)).toMatchObject({
      state: 'cancelled',
      cancel_reason: 'rule_changed',
      counts: { skipped: 1 },
    });
  });

  test('that is cancelled skips whom it had not reached; an ended one cannot be', async () => {
    const { rule } = await ruleOn(2);
    const id = await start(rule.id);
    await work();
    await cancelRun(testContext(author), { id });
    expect(await read(id)).toMatchObject({ state: 'cancelled', counts: { skipped: 2 } });
    expect((await rowsOf(rule.id)).map(({ reason }) => reason)).toEqual(['run_cancelled', 'run_cancelled']);
    await expect(cancelRun(testContext(author), { id })).rejects.toMatchObject({ code: 'moved_on' });
  });
});

test('four workers on one run act on each person once, also when one is taken for dead in the middle of its batch', async () => {
  const { people, rule } = await ruleOn(40, notifies);
  const id = await start(rule.id);
  const worker = (now: Date) => runRules(testContext(), { clock: () => now, batchSize: 3 });
  const held = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const holding = transaction(testContext(), async ({ db }) => {
    await db.$executeRaw(sql`SELECT FROM user_account WHERE id = ${people[20]?.id}::uuid FOR NO KEY UPDATE`);
    held.resolve();
    await finish.promise;
  });
  await held.promise;
  const workers = [worker(testNow)];
  try {
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { timeout: 20_000 });
    workers.push(...[1, 2, 3].map(() => worker(later(60_000))));
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(4), { timeout: 20_000 });
  } finally {
    finish.resolve();
  }
  await Promise.all([holding, ...workers]);
  expect(await read(id)).toMatchObject({ state: 'succeeded', counts: { done: 40 } });
  const keys = (await rowsOf(rule.id)).map((row) => `rule_notice:${row.id}`);
  expect(await database().outboxMessage.count({ where: { dedupe_key: { in: keys } } })).toBe(40);
  const messages = await database().outboxMessage.groupBy({
    by: ['created'],
    where: { dedupe_key: { in: keys } },
    orderBy: { created: 'asc' },
  });
  expect(messages.map(({ created }) => created)).toEqual([testNow, later(60_000)]);
});

describe('undo of a run', () => {
  test('makes everyone as before, names who cannot be undone, and keeps the episode over', async () => {
    const { people, rule } = await ruleOn(3);
    const id = await start(rule.id);
    await work();
    await approveRun(testContext(approver), { id, set_hash: (await read(id)).set_hash });
    await work();
    const [changedOne] = people;
    await database().user.update({
      where: { id: changedOne?.id ?? '' },
      data: { status: 'active', suspended_at: null, suspended_reason: '' },
    });
    const answer = await undoRun(testContext(author), { id });
    expect(answer).toEqual({
      undone: 2,
      not_undone: [{ user_uuid: changedOne?.id, reason: 'Their status changed again after this.' }],
    });
    expect(await Promise.all(people.map(statusOf))).toEqual(['active', 'active', 'active']);
    expect(await read(id)).toMatchObject({ counts: { done: 3, undone: 2 } });
    const again = await start(rule.id);
    await work();
    expect(await read(again)).toMatchObject({ people_count: 0, counts: { already_done: 3 } });
  });
});
