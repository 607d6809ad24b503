import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fateOfOrder, moved, untouched } from '@/faults/testing/fate-of-order';
import { type Heard, keepCalling } from '@/faults/testing/keep-calling';
import { makeWaitingOrders, type WaitingOrder } from '@/faults/testing/make-waiting-orders';
import { bringRetriesForward } from '@/inngest/bring-retries-forward';
import { startEmbeddedWorker } from '@/inngest/embedded/worker';
import { makeTestJob } from '@/inngest/make-test-job';
import { closePresence } from '@/inngest/presence';
import { jobs } from '@/inngest/registry';
import { updateUserActionsOperation } from '@/lib/contracts/actions/providers';
import { database } from '@/lib/db/client';
import { jobsState } from '@/lib/services/jobs/jobs-state';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';

// Before anything reads the environment: these calls and jobs use a server of their own, which is cut off under them.
const server = await vi.hoisted(async () => {
  const { openRestartableDatabase } = await import('@/faults/testing/restartable-database');
  const opened = await openRestartableDatabase();
  process.env['DATABASE_URL'] = opened.url;
  return opened;
});

const ORDERS = 500;
const PAGE = 50;
const OUTAGES_MS = [300, 1_500, 700];
const LONGEST_ANSWER_MS = 8_000;
/** A caller may be held by an answer to what it asked during the outage before it asks again. */
const RECOVERED_WITHIN_MS = 2 * LONGEST_ANSWER_MS;

/** A job that is under way whenever the database goes away. */
const slowJob = makeTestJob({
  id: uniqueName('slow'),
  event: 'refresh.requested',
  run: async ({ db }) => {
    await db.$executeRaw`SELECT pg_sleep(1)`;
    return {};
  },
});

/** Lists, and executions. */
const kinds = [false, true] as const;

let orders: WaitingOrder[] = [];
let staffToken = '';
/** When each outage ended. */
const endsMs: number[] = [];
const asked: number[] = [];
let heard: readonly Heard[] = [];
const worker = startEmbeddedWorker([...jobs, slowJob]);

beforeAll(async () => {
  await worker.started;
  orders = await makeWaitingOrders(ORDERS);
  staffToken = await makeToken((await makeUser({ is_staff: true })).id);
  const calls = keepCalling(orders);
  for (const outageMs of OUTAGES_MS) {
    await sleep(1_000);
    await requestRefresh();
    await sleep(200);
    await server.cutOff();
    const requested = requestRefresh();
    await sleep(outageMs);
    await server.startAgain();
    const upAgainAtMs = performance.now();
    endsMs.push(upAgainAtMs);
    await requested;
    // The next outage begins when this one is over for everybody: it must not be what keeps them from an answer.
    const isOver = () => kinds.every((isExecution) => answeredAfter(calls.heard, upAgainAtMs, isExecution));
    while (!isOver() && performance.now() - upAgainAtMs < RECOVERED_WITHIN_MS) await sleep(50);
  }
  await calls.stop();
  heard = calls.heard;
}, 90_000);

afterAll(async () => {
  await worker.stop();
  await closePresence();
  await database().$disconnect();
  await server.close();
}, 30_000);

/** Whether a list, or an execution, that was asked for after a moment has been answered as asked. */
function answeredAfter(calls: readonly Heard[], afterMs: number, isExecution: boolean): boolean {
  return calls.some(
    ({ executed, askedAtMs, status }) => (executed !== null) === isExecution && askedAtMs > afterMs && status === 200,
  );
}

/** Asks staff's question again until it is taken. */
async function requestRefresh(): Promise<void> {
  for (;;) {
    const { status } = await callOperation(updateUserActionsOperation, { token: staffToken, body: {} });
    asked.push(status);
    if (status === 202) return;
    await sleep(100);
  }
}

test('every answer while the database restarts is right or an unavailable that says when to come back', () => {
  const wrong = heard.filter(({ status }) => ![200, 404, 409, 503].includes(status));
  expect(wrong).toEqual([]);
  const unavailable = heard.filter(({ status }) => status === 503);
  expect(unavailable.length).toBeGreaterThan(0);
  for (const { mediaType, retryAfter } of unavailable) {
    expect({ mediaType, retryAfter }).toEqual({ mediaType: 'application/problem+json', retryAfter: '1' });
  }
  expect(new Set(asked)).toEqual(new Set([202, 503]));
});

test('no answer takes longer than a connection may take to be made', () => {
  expect(Math.max(...heard.map(({ askedAtMs, heardAtMs }) => heardAtMs - askedAtMs))).toBeLessThan(LONGEST_ANSWER_MS);
});

test('after each outage lists and executions are answered again by the same process', () => {
  const unanswered = endsMs.filter((ms) => !kinds.every((isExecution) => answeredAfter(heard, ms, isExecution)));
  expect(endsMs).toHaveLength(OUTAGES_MS.length);
  expect(unanswered).toEqual([]);
});

// An action that was executed may be open again for a moment where a refresh overlaps: see docs/adr/0004.
test('a list that is answered holds a full page of actions of its caller, each once', () => {
  const own = new Set(orders.map(({ actionId }) => actionId));
  const executions = heard.filter(({ executed }) => executed !== null);
  for (const { listed, heardAtMs } of heard.filter(({ executed, status }) => executed === null && status === 200)) {
    expect(listed.filter((id) => !own.has(id))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
    const begun = new Set(executions.filter((one) => one.askedAtMs < heardAtMs).map(({ executed }) => executed));
    expect(listed.length).toBeGreaterThanOrEqual(Math.min(PAGE, ORDERS - begun.size));
  }
});

test('jobs run again, those that were asked for during the outage and those that were cut off by it', async () => {
  await vi.waitFor(
    async () => {
      expect(jobsState()).toBe('ok');
      await bringRetriesForward();
      expect(await database().outboxMessage.count({ where: { processed_at: null } })).toBe(0);
      const runs = { trigger: 'event', status: 'succeeded' };
      const taken = asked.filter((status) => status === 202).length;
      expect(await database().jobRun.count({ where: { ...runs, job_id: slowJob.id } })).toBeGreaterThanOrEqual(taken);
      expect(await database().jobRun.count({ where: { ...runs, job_id: 'refresh-actions' } })).toBeGreaterThanOrEqual(
        taken,
      );
    },
    { timeout: 60_000, interval: 500 },
  );
}, 70_000);

test('every order is untouched or moved once, and moved where somebody was told so', async () => {
  for (const { actionId, orderId } of orders) {
    const answers = heard.filter(({ executed }) => executed === actionId).map(({ status }) => status);
    // What executions side by side could not see of each other is the work of jobs, which may be under way.
    const fate = await vi.waitFor(
      async () => {
        const found = await fateOfOrder(orderId);
        expect([untouched, moved]).toContainEqual(found);
        return found;
      },
      { timeout: 20_000, interval: 500 },
    );
    if (answers.includes(200)) expect(fate).toEqual(moved);
    if (answers.some((status) => status === 404 || status === 409)) {
      expect([answers.includes(503), fate]).toEqual([true, moved]);
    }
  }
}, 30_000);
