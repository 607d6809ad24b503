import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createInngestClient } from '@/inngest/client';
import { handToInngest } from '@/inngest/hand-to-inngest';
import { isEngineReachable } from '@/inngest/is-engine-reachable';
import { jobs } from '@/inngest/registry';
import { createRelay } from '@/inngest/relay';
import { watchEngine } from '@/inngest/watch-engine';
import { readyOperation } from '@/lib/contracts/system';
import { parseEnv } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { addEvent } from '@/lib/services/jobs/add-event';
import { setJobsState } from '@/lib/services/jobs/jobs-state';
import { callOperation } from '@/lib/testing/call-operation';
import { uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const port = 3963;
const url = `http://127.0.0.1:${port}/`;
let server: Server | undefined;
let taken: string[] = [];
let watches: { stop: () => void }[] = [];

/** Inngest's server as far as it matters here: it answers, and takes events. */
async function startServer(status = 200): Promise<void> {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      if (request.method === 'POST') taken.push(body);
      response.writeHead(status).end(JSON.stringify({ ids: ['1'], status }));
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
}

async function stopServer(): Promise<void> {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
  server = undefined;
}

function watch(onBack: () => void = () => undefined): void {
  watches.push(watchEngine({ isReachable: () => isEngineReachable(url), onBack, everyMs: 50 }));
}

const notices = async () =>
  (await database().adminNotification.findMany({ where: { type: 'job_engine' }, orderBy: { id: 'asc' } })).map(
    ({ fold_count, title }) => `${title} × ${fold_count}`,
  );
const ready = async () => {
  const answer = await callOperation(readyOperation);
  return { ...(await answer.json()), status: answer.status, retry: answer.headers.get('retry-after') };
};
const soon = (expected: () => Promise<void>) => vi.waitFor(expected, { timeout: 10_000, interval: 25 });

beforeEach(async () => {
  await database().adminNotification.deleteMany();
  await database().engineOutage.deleteMany();
  taken = [];
});

afterEach(async () => {
  for (const { stop } of watches) stop();
  watches = [];
  setJobsState('off');
  await stopServer();
});

describe('while Inngest cannot be reached', () => {
  test('readiness says since when, staff are notified once by all processes, and once when it is over', async () => {
    await startServer();
    watch();
    watch();
    await soon(async () => expect(await ready()).toMatchObject({ status: 200, jobs: 'ok' }));
    expect(await notices()).toEqual([]);

    await stopServer();
    await soon(async () => expect(await notices()).toEqual(['Inngest can’t be reached × 1']));
    const { since } = await database().engineOutage.findFirstOrThrow();
    const problem = await ready();
    expect(problem).toMatchObject({ status: 503, code: 'unavailable', retry: '5' });
    expect(problem.detail).toMatch(/^Jobs can’t run: Inngest hasn’t been reachable since \d{4}-\d\d-\d\dT[\d:.]+Z\.$/);
    expect(Math.abs(Date.parse(problem.detail.slice(-25, -1)) - since.getTime())).toBeLessThan(5_000);

    await startServer();
    const both = ['Inngest can’t be reached × 1', 'Inngest can be reached again × 1'];
    await soon(async () => expect(await notices()).toEqual(both));
    expect(await ready()).toMatchObject({ status: 200, jobs: 'ok' });
    expect(await database().engineOutage.count()).toBe(0);
  });

  test('a process that starts meanwhile notifies nobody again, and one that finds it well ends the outage', async () => {
    await database().engineOutage.create({ data: { engine: 'Inngest', since: new Date(Date.now() - 60_000) } });
    watch();
    await soon(async () => expect(await ready()).toMatchObject({ status: 503 }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await notices()).toEqual([]);
    await startServer();
    await soon(async () => expect(await notices()).toEqual(['Inngest can be reached again × 1']));
  });

  test('a server that answers with a failure of its own counts as away', async () => {
    await startServer(503);
    watch();
    await soon(async () => expect(await notices()).toEqual(['Inngest can’t be reached × 1']));
  });

  test('what was queued goes out when it is back', async () => {
    const keys = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: 'signkey-test-00' };
    const client = createInngestClient(parseEnv({ ...keys, INNGEST_BASE_URL: url }));
    const actionType = uniqueName('type');
    watch(createRelay(handToInngest(client, jobs)));
    await soon(async () => expect(await ready()).toMatchObject({ status: 503 }));
    await transaction(testContext(), (tx) => addEvent(tx, { type: 'refresh.requested', actionType }));
    await startServer();
    await soon(async () => expect(taken.join()).toContain(actionType));
  });
});
