import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makeTestJob } from '@/inngest/make-test-job';
import { closePresence } from '@/inngest/presence';
import { serveInngest } from '@/inngest/serve-inngest';
import { parseEnv } from '@/lib/core/env';
import { database } from '@/lib/db/client';

/** Speaks to the endpoint as Inngest's server does: over HTTP, signing each body with the key and the time. */

const signingKey = 'signkey-test-0123456789abcdef';
const job = makeTestJob({ event: 'refresh.requested', timetable: '10 3 * * *', run: async (_ctx, got) => ({ got }) });
const functionId = `heed-${job.id}`;
const port = 3960;
const address = `http://127.0.0.1:${port}/api/inngest`;
const keys = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: signingKey, HEED_URL: `http://127.0.0.1:${port}` };
const configured = serveInngest([job], parseEnv({ NODE_ENV: 'test', ...keys }));
let server: Server;

async function requestOf(incoming: IncomingMessage): Promise<NextRequest> {
  const { method = 'GET', url = '/' } = incoming;
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const body = method === 'GET' ? null : await text(incoming);
  return new NextRequest(`http://127.0.0.1:${port}${url}`, { method, headers, body });
}

const methodSchema = z.enum(['GET', 'POST', 'PUT']);

beforeAll(async () => {
  const receive = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const answer = await configured[methodSchema.parse(incoming.method)](await requestOf(incoming));
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  };
  server = createServer((incoming, outgoing) => void receive(incoming, outgoing)).listen(port, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await closePresence();
});

/** JSON with sorted members (RFC 8785), over which Inngest signs. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function signatureOf(body: string, key = signingKey, atMs = Date.now()): string {
  const t = String(Math.floor(atMs / 1000));
  const secret = key.replace(/^signkey-\w+-/, '');
  return `t=${t}&s=${createHmac('sha256', secret).update(body).update(t).digest('hex')}`;
}

type Call = { method: string; query?: string; body?: string; signature?: string; headers?: Record<string, string> };

async function call({ method, query = '', body = '', signature, headers = {} }: Call) {
  const signed = signature === undefined ? {} : { 'x-inngest-signature': signature };
  const sent = method === 'GET' ? {} : { body };
  const given = { 'content-type': 'application/json', ...signed, ...headers };
  return fetch(`${address}${query}`, { method, headers: given, ...sent });
}

const stepId = (name: string) => createHash('sha1').update(name).digest('hex');

/** One call of the function, with what its earlier steps returned. */
function callBody(steps: Record<string, unknown> = {}): string {
  const event = { name: 'heed/refresh.requested', data: { actionType: 'pending_order' }, id: 'event-1', ts: 1 };
  const stack = Object.keys(steps);
  const data = Object.fromEntries(Object.entries(steps).map(([id, given]) => [id, { type: 'data', data: given }]));
  const ctx = { run_id: 'run-1', attempt: 0, disable_immediate_execution: false, use_api: false };
  const about = { ...ctx, fn_id: 'fn-1', stack: { stack, current: stack.length } };
  return canonical({ version: 2, event, events: [event], steps: data, ctx: about });
}

const runFunction = (body: string, signature?: string) =>
  call({
    method: 'POST',
    query: `?fnId=${functionId}&stepId=step`,
    body,
    ...(signature !== undefined && { signature }),
  });

const runsOf = () => database().jobRun.findMany({ where: { job_id: job.id } });

describe('without a valid signature', () => {
  test('nothing runs: a missing, wrong or expired one is 401', async () => {
    const body = callBody();
    const hourAgo = Date.now() - 3_600_000;
    const rejected = [
      undefined,
      signatureOf(body, 'signkey-test-other'),
      signatureOf('{}'),
      signatureOf(body, signingKey, hourAgo),
    ];
    for (const signature of rejected) {
      const answer = await runFunction(body, signature);
      expect(answer.status).toBe(401);
    }
    expect(await runsOf()).toEqual([]);
  });

  test('nobody learns of the functions or registers them', async () => {
    expect((await call({ method: 'GET' })).status).toBe(401);
    expect((await call({ method: 'PUT', body: '{}' })).status).toBe(401);
    const headers = { 'x-inngest-sync-kind': 'in_band' };
    expect((await call({ method: 'PUT', body: '{}', headers })).status).toBe(401);
  });
});

describe('with a valid signature', () => {
  test('introspection tells how many functions there are', async () => {
    const answer = await call({ method: 'GET', signature: signatureOf('') });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ function_count: 2, has_signing_key: true, mode: 'cloud' });
  });

  test('a sync tells each function with its triggers and limits', async () => {
    const body = canonical({ url: address });
    const headers = { 'x-inngest-sync-kind': 'in_band' };
    const answer = await call({ method: 'PUT', body, signature: signatureOf(body), headers });
    expect(answer.status).toBe(200);
    const { functions } = z
      .object({ functions: z.array(z.looseObject({ id: z.string() })) })
      .parse(await answer.json());
    expect(functions.map(({ id }) => id)).toEqual([functionId, 'heed-relay-outbox']);
    expect(functions[0]).toMatchObject({
      triggers: [{ cron: 'TZ=UTC 10 3 * * *' }, { event: 'heed/refresh.requested' }],
      concurrency: { limit: 1, key: JSON.stringify(job.id), scope: 'env' },
    });
  });

  test('a run goes step by step to its end, and the answer is signed', async () => {
    const found = await runFunction(callBody(), signatureOf(callBody()));
    expect(found.status).toBe(206);
    expect(found.headers.get('x-inngest-signature')).toMatch(/^t=\d+&s=[0-9a-f]{64}$/);
    const expected = [{ name: job.id, payload: { actionType: 'pending_order' }, trigger: 'event' }];
    expect(await found.json()).toMatchObject([{ op: 'StepRun', id: stepId('find what to run'), data: expected }]);

    const second = callBody({ [stepId('find what to run')]: expected });
    const ran = await runFunction(second, signatureOf(second));
    expect(ran.status).toBe(206);
    const result = { got: { actionType: 'pending_order' } };
    expect(await ran.json()).toMatchObject([{ op: 'StepRun', id: stepId(job.id), data: result }]);
    expect(await runsOf()).toMatchObject([{ trigger: 'event', status: 'succeeded', result }]);

    const third = callBody({ [stepId('find what to run')]: expected, [stepId(job.id)]: result });
    const ended = await runFunction(third, signatureOf(third));
    expect(ended.status).toBe(200);
    expect(await ended.json()).toEqual({ [job.id]: result });
    expect(await runsOf()).toHaveLength(1);
  });
});

test('where no Inngest is configured the address answers 404 to everybody', async () => {
  const { GET, POST, PUT } = serveInngest([job], parseEnv({}));
  for (const handler of [GET, POST, PUT]) {
    const answer = await handler(new NextRequest(address));
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
});
