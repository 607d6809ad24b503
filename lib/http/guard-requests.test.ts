import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { guardRequests } from '@/lib/http/guard-requests';

let server: Server;
let port = 0;
let status = 200;
let seen: NodeJS.Dict<string | string[]>[] = [];

beforeAll(async () => {
  guardRequests();
  guardRequests();
  server = createServer(({ headers }, response) => {
    seen.push(headers);
    response.statusCode = status;
    response.end('ours');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(() => server.close());

async function ask(path: string, headers: Record<string, string>, method = 'GET') {
  const call = request({ host: '127.0.0.1', port, path, headers, method });
  call.end();
  const [answer] = await once(call, 'response');
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

/** Sends bytes as they are, and answers what comes back until the other side ends it. */
function say(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

describe('a request for another host', () => {
  beforeEach(() => {
    seen = [];
  });

  test.each(['/', '/sign-in', '/icon.svg', '/_next/static/x.js', '/api/user-actions/', '/api/live/', '/api/healthy/'])(
    'is answered 421 at %s, and reaches nothing of ours',
    async (path) => {
      seen = [];
      const { status, headers, body } = await ask(path, { host: 'evil.example' });
      expect(status).toBe(421);
      expect(headers).toMatchObject({ 'content-type': 'application/problem+json', connection: 'close' });
      expect(JSON.parse(body)).toMatchObject({ code: 'misdirected', instance: path });
      expect(seen).toEqual([]);
    },
  );

  test('is answered to probes of health and readiness', async () => {
    for (const path of ['/api/health', '/api/health/', '/api/ready/?verbose=1'])
      expect((await ask(path, { host: 'evil.example' })).body).toBe('ours');
  });

  test('is refused whatever its method, and HEAD without a body', async () => {
    expect((await ask('/', { host: 'evil.example' }, 'POST')).status).toBe(421);
    expect(await ask('/', { host: 'evil.example' }, 'HEAD')).toMatchObject({ status: 421, body: '' });
  });

  test('is refused without any Host header, and whatever a proxy header says', async () => {
    const forwarded = { host: 'evil.example', 'x-forwarded-host': `127.0.0.1:${port}` };
    expect((await ask('/', forwarded)).status).toBe(421);
    expect(await say('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 421 /);
  });

  test.each(['upgrade: websocket\r\nconnection: upgrade', 'expect: 100-continue'])(
    'is refused with %j too',
    async (header) => {
      let upgraded = 0;
      server.on('upgrade', (_, socket) => {
        upgraded++;
        socket.end();
      });
      const answer = await say(`GET / HTTP/1.1\r\nhost: evil.example\r\n${header}\r\n\r\n`);
      expect(answer).toMatch(/HTTP\/1\.1 421 /);
      expect([upgraded, seen.length]).toEqual([0, 0]);
    },
  );
});

test('headers that only we may set are dropped from a request of our own host', async () => {
  seen = [];
  const forged = {
    'x-heed-path': '/admin',
    'x-nonce': 'theirs',
    'content-security-policy': "script-src 'nonce-theirs'",
    'content-security-policy-report-only': "script-src 'nonce-theirs'",
  };
  const { body } = await ask('/', { host: `localhost:${port}`, accept: 'text/html', ...forged });
  expect(body).toBe('ours');
  expect(seen).toEqual([{ host: `localhost:${port}`, accept: 'text/html', connection: 'keep-alive' }]);
});

test('a 503 says when to come back, whoever answers it', async () => {
  status = 503;
  const { headers } = await ask('/api/inngest', { host: `localhost:${port}` });
  status = 200;
  expect(headers['retry-after']).toBe('5');
});

describe('a page that fails', () => {
  afterEach(() => {
    status = 200;
    globalThis.heedOutageMs = undefined;
  });

  test('is a fault of ours while the database is there', async () => {
    status = 500;
    expect(await ask('/', { host: `localhost:${port}` })).toMatchObject({ status: 500, body: 'ours' });
  });

  test('while the database is away says when to come back', async () => {
    status = 500;
    globalThis.heedOutageMs = performance.now();
    const answer = await ask('/', { host: `localhost:${port}` });
    expect(answer).toMatchObject({
      status: 503,
      body: 'ours',
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
    });
    status = 200;
    const { headers, status: found } = await ask('/', { host: `localhost:${port}` });
    expect([found, headers['retry-after']]).toEqual([200, undefined]);
  });
});

test('headers, a body and its end that are written one by one leave together, and what is written later leaves then', async () => {
  const packets: string[] = [];
  const socket = new Duplex({
    read: () => undefined,
    write: (bytes, _, done) => {
      packets.push(String(bytes));
      done();
    },
    writev: (parts, done) => {
      packets.push(parts.map(({ chunk }) => String(chunk)).join(''));
      done();
    },
  });
  const piecewise = createServer((_, response) => {
    response.flushHeaders();
    response.write('first');
    setTimeout(() => response.end('last'), 20);
  });
  piecewise.emit('connection', socket);
  socket.push('GET /api/health/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  await once(socket, 'finish');
  expect(packets).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 OK.*first/s), expect.stringContaining('last')]);
});
