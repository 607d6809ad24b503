import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { everyMinuteUnlessAway } from '@/inngest/embedded/tasks';
import { startEmbeddedWorker } from '@/inngest/embedded/worker';
import { makeTestJob } from '@/inngest/make-test-job';
import { closePresence, presence } from '@/inngest/presence';
import { jobs } from '@/inngest/registry';
import { listUserActionsOperation } from '@/lib/contracts/actions/actions';
import { updateUserActionsOperation } from '@/lib/contracts/actions/providers';
import type * as logModule from '@/lib/core/log';
import { database, sql } from '@/lib/db/client';
import { jobsState } from '@/lib/services/jobs/jobs-state';
import { presenceKey } from '@/lib/services/jobs/presence-key';
import { openLiveHub } from '@/lib/services/live/live-hub';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { actorOf } from '@/lib/testing/test-context';

const lines = vi.hoisted((): string[] => []);
vi.mock('@/lib/core/log', async (importOriginal) => {
  const original = await importOriginal<typeof logModule>();
  return { ...original, log: original.createLog('warn', { write: (line) => void lines.push(line) }) };
});

// Before anything reads the environment: the server of this test goes away for a while, and comes back by itself.
const server = await vi.hoisted(async () => {
  const { openRestartableDatabase } = await import('@/faults/testing/restartable-database');
  const opened = await openRestartableDatabase();
  process.env['DATABASE_URL'] = opened.url;
  return opened;
});

/** Longer than a worker is given to stop. */
const OUTAGE_MS = 7_000;
const MANY = 100;
/** The longest pause between two attempts to connect, and time to work. */
const RESUMED_WITHIN_MS = 15_000;

const asked = makeTestJob({ event: 'refresh.requested' });
const worker = startEmbeddedWorker([...jobs, asked]);
const hub = openLiveHub();
const heard: string[] = [];
const exits = vi.spyOn(process, 'exit');
let token = '';
let answers: readonly { status: number; retryAfter: string | null }[] = [];
let noted: readonly string[] = [];

/** Reads a stream of events, as a browser would that stays connected to this process. */
async function listen(body: ReadableStream<Uint8Array>): Promise<void> {
  for await (const chunk of body) heard.push(new TextDecoder().decode(chunk));
}

async function call(): Promise<{ status: number; retryAfter: string | null }> {
  const { status, headers } = await callOperation(listUserActionsOperation, { token });
  return { status, retryAfter: headers.get('retry-after') };
}

beforeAll(async () => {
  await worker.started;
  const staff = await makeUser({ is_staff: true });
  token = await makeToken(staff.id);
  await presence().hold('a-run-in-progress');
  void listen(hub.open(actorOf(staff), new AbortController().signal));
  await vi.waitFor(
    () => {
      if (!heard.join('').includes('actions')) throw new Error('The stream says nothing.');
    },
    { timeout: 5_000 },
  );
  lines.splice(0);
  heard.splice(0);
  await server.cutOff();
  const during: Awaited<ReturnType<typeof call>>[] = [];
  const endsAtMs = performance.now() + OUTAGE_MS;
  while (performance.now() < endsAtMs || during.length <= MANY) {
    during.push(...(await Promise.all(Array.from({ length: 20 }, call))));
    await everyMinuteUnlessAway([]);
    await sleep(50);
  }
  answers = during;
  noted = [...lines];
  await server.startAgain();
}, 60_000);

afterAll(async () => {
  await hub.close();
  await worker.stop();
  await closePresence();
  await database().$disconnect();
  await server.close();
}, 30_000);

function resumed(look: () => unknown): Promise<unknown> {
  return vi.waitFor(look, { timeout: RESUMED_WITHIN_MS, interval: 50 });
}

test('each of many requests during the outage is answered 503 with when to come back', () => {
  expect(answers.length).toBeGreaterThan(MANY);
  expect(answers.filter(({ status, retryAfter }) => status !== 503 || Number(retryAfter) < 1)).toEqual([]);
});

test('the log has one line about it without a stack, however many failed', () => {
  expect(noted.map((line) => JSON.parse(line).msg)).toEqual(['the database cannot be reached']);
  expect(noted.join('')).not.toContain('stack');
});

test('when it is over the same process answers, runs jobs, holds its locks and tells browsers', async () => {
  await resumed(async () => expect((await call()).status).toBe(200));
  await resumed(() => expect(jobsState()).toBe('ok'));
  expect((await callOperation(updateUserActionsOperation, { token, body: {} })).status).toBe(202);
  await resumed(async () => {
    expect(await database().jobRun.count({ where: { job_id: asked.id, status: 'succeeded' } })).toBe(1);
  });
  await resumed(async () => {
    const [free] = await database().$queryRaw<{ isFree: boolean }[]>(
      sql`SELECT pg_try_advisory_xact_lock(${presenceKey(sql`'a-run-in-progress'`)}) AS "isFree"`,
    );
    expect(free).toEqual({ isFree: false });
  });
  await resumed(() => expect(heard.join('')).toContain('actions'));
  expect(exits).not.toHaveBeenCalled();
});
