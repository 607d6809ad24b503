import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseNetworks } from '@/lib/net/address-error';
import { type Asked, send } from '@/lib/net/send';

type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answerer = (_, response) => void response.end('ok');
/** What the server of the running test has seen. */
let seen = { connections: 0, ended: 0 };
let server: Server;
const dialled = vi.spyOn(Socket.prototype, 'connect');
const loopback = parseNetworks(['127.0.0.1/32']);
let port = 0;

/** Each test has a server and counts of its own: of the test before, a connection may end late. */
beforeEach(async () => {
  const counts = { connections: 0, ended: 0 };
  seen = counts;
  dialled.mockClear();
  answer = (_, response) => void response.end('ok');
  server = createServer((request, response) => answer(request, response));
  server.on('connection', (socket) => {
    counts.connections++;
    socket.once('close', () => counts.ended++);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterEach(() => void server.close());

const post = (url: string, rest: Partial<Asked> = {}) =>
  send({ url, method: 'POST', headers: {}, body: '{}', allowed: [], ...rest });

/** Addresses that lead inside, in every way to write them; PORT becomes that of a listener on this computer. */
const hostileTargets = [
  ['http://127.0.0.1:PORT/', /loopback/],
  ['http://127.1:PORT/', /loopback/],
  ['http://127.0.0.1.:PORT/', /loopback/],
  ['http://127.255.255.254:PORT/', /loopback/],
  ['http://2130706433:PORT/', /loopback/],
  ['http://0x7f000001:PORT/', /loopback/],
  ['http://0x7f.0.0.1:PORT/', /loopback/],
  ['http://0177.0.0.1:PORT/', /loopback/],
  ['http://017700000001:PORT/', /loopback/],
  ['http://0177.0x0.0.1:PORT/', /loopback/],
  ['http://１２７.０.０.１:PORT/', /loopback/],
  ['http://①②⑦.⓪.⓪.①:PORT/', /loopback/],
  ['http://127。0。0。1:PORT/', /loopback/],
  ['http://%31%32%37.0.0.1:PORT/', /loopback/],
  ['http://0.0.0.0:PORT/', /this network/],
  ['http://0:PORT/', /this network/],
  ['http://0.1.2.3:PORT/', /this network/],
  ['http://10.0.0.1:PORT/', /private/],
  ['http://10.255.255.255:PORT/', /private/],
  ['http://172.16.0.1:PORT/', /private/],
  ['http://172.31.255.255:PORT/', /private/],
  ['http://192.168.1.1:PORT/', /private/],
  ['http://3232235777:PORT/', /private/],
  ['http://0xc0a80101:PORT/', /private/],
  ['http://0300.0250.1.1:PORT/', /private/],
  ['http://169.254.169.254:PORT/latest/meta-data/', /link-local/],
  ['http://0xa9fea9fe:PORT/', /link-local/],
  ['http://2852039166:PORT/', /link-local/],
  ['http://0251.0376.0251.0376:PORT/', /link-local/],
  ['http://100.64.0.1:PORT/', /shared/],
  ['http://100.127.255.255:PORT/', /shared/],
  ['http://192.0.0.1:PORT/', /reserved/],
  ['http://192.0.2.1:PORT/', /reserved/],
  ['http://198.18.0.1:PORT/', /reserved/],
  ['http://198.51.100.1:PORT/', /reserved/],
  ['http://203.0.113.1:PORT/', /reserved/],
  ['http://224.0.0.1:PORT/', /multicast/],
  ['http://239.255.255.255:PORT/', /multicast/],
  ['http://240.0.0.1:PORT/', /reserved/],
  ['http://255.255.255.255:PORT/', /broadcast/],
  ['http://4294967295:PORT/', /broadcast/],
  ['http://[::1]:PORT/', /loopback/],
  ['http://[0:0:0:0:0:0:0:1]:PORT/', /loopback/],
  ['http://[::]:PORT/', /this network/],
  ['http://[::ffff:127.0.0.1]:PORT/', /mapped/],
  ['http://[::ffff:7f00:1]:PORT/', /mapped/],
  ['http://[::ffff:10.0.0.1]:PORT/', /mapped/],
  ['http://[::ffff:8.8.8.8]:PORT/', /mapped/],
  ['http://[::127.0.0.1]:PORT/', /reserved/],
  ['http://[::ffff:0:127.0.0.1]:PORT/', /translated/],
  ['http://[64:ff9b::7f00:1]:PORT/', /NAT64/],
  ['http://[64:ff9b:1::7f00:1]:PORT/', /reserved|NAT64/],
  ['http://[2002:7f00:1::]:PORT/', /6to4/],
  ['http://[2002:a00:1::1]:PORT/', /6to4/],
  ['http://[2001:0:53aa:64c:0:7b:80ff:fffe]:PORT/', /Teredo/],
  ['http://[fe80::1]:PORT/', /link-local/],
  ['http://[febf::1]:PORT/', /link-local/],
  ['http://[fec0::1]:PORT/', /reserved/],
  ['http://[fc00::1]:PORT/', /private/],
  ['http://[fd12:3456::1]:PORT/', /private/],
  ['http://[ff02::1]:PORT/', /multicast/],
  ['http://[100::1]:PORT/', /reserved/],
  ['http://[2001:db8::1]:PORT/', /reserved/],
  ['http://[3fff::1]:PORT/', /reserved/],
  ['http://[4000::1]:PORT/', /reserved/],
  ['http://[fe80::1%25eth0]:PORT/', /valid URL|not an IP address/],
  ['http://user:pass@127.0.0.1:PORT/', /username/],
  ['http://example.com@127.0.0.1:PORT/', /username/],
  ['http://127.0.0.1\\@example.com:PORT/', /spaces and control/],
  ['http://127.0.0.1:PORT/\r\nx: y', /spaces and control/],
  ['ht\ntp://127.0.0.1:PORT/', /spaces and control/],
  ['http://exa\u2028mple.com/', /spaces and control/],
  ['http://example.com/\0', /spaces and control/],
  ['//127.0.0.1:PORT/', /valid URL/],
  ['ftp://example.com/', /https/],
  ['file:///etc/passwd', /https/],
  ['gopher://127.0.0.1:PORT/', /https/],
  ['javascript:alert(1)', /https/],
  ['data:text/plain,hello', /https/],
  ['http://example.com:22/', /Port 22/],
  ['http://example.com:25/', /Port 25/],
  ['http://example.com:5432/', /Port 5432/],
  ['http://example.com:6379/', /Port 6379/],
  [`http://example.com/${'a'.repeat(2_000)}`, /at most/],
] as const;

describe('a target that leads inside', () => {
  it('is one of at least sixty', () => {
    expect(hostileTargets.length).toBeGreaterThanOrEqual(60);
  });

  it.each(hostileTargets)('%s is refused and nothing is connected to', async (target, reason) => {
    const sent = await post(target.replace('PORT', String(port)));
    expect(sent).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
    expect([seen.connections, dialled.mock.calls.length]).toEqual([0, 0]);
  });

  it.each([
    [['127.0.0.1'], /loopback/],
    [['::1'], /loopback/],
    [['93.184.216.34', '10.0.0.1'], /private/],
    [['10.0.0.1', '93.184.216.34'], /private/],
    [['::ffff:127.0.0.1'], /mapped/],
    [['169.254.169.254'], /link-local/],
    [['nonsense'], /not an IP address/],
  ])('a name with the addresses %j is refused and nothing is connected to', async (addresses, reason) => {
    const sent = await post(`http://inside.example:${port}/`, { resolve: async () => addresses });
    expect(sent).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
    expect([seen.connections, dialled.mock.calls.length]).toEqual([0, 0]);
  });

  it('is not reached by a name that changes its address after it was judged: it is asked for once', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const resolve = vi.fn(async () => answers.shift() ?? []);
    const sent = await post(`http://rebinding.example:${port}/`, { resolve, allowed: loopback });
    expect(sent).toMatchObject({ kind: 'answered', status: 200 });
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(await post(`http://rebinding.example:${port}/`, { resolve, allowed: loopback })).toMatchObject({
      kind: 'refused',
    });
    expect(seen.connections).toBe(1);
  });

  it('gets nothing written when a connection ends up at another address than the one that was judged', async () => {
    let bytes = 0;
    server.once('connection', (socket) => socket.on('data', (chunk: Buffer) => (bytes += chunk.length)));
    const sent = await send({
      url: `http://127.0.0.1:${port}/`,
      method: 'POST',
      headers: {},
      body: 'a secret',
      // From the moment of dialling on, the address at the other end is one that may not be reached.
      get allowed() {
        return dialled.mock.calls.length === 0 ? loopback : [];
      },
    });
    expect(sent).toEqual({ kind: 'refused', reason: expect.stringMatching(/loopback/) });
    await expect.poll(() => seen.connections).toBe(1);
    await expect.poll(() => seen.ended).toBe(1);
    expect(bytes).toBe(0);
  });

  it('is not reached by a redirect', async () => {
    answer = (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
    const sent = await post(`http://127.0.0.1:${port}/`, { allowed: loopback });
    expect(sent).toEqual({ kind: 'redirected', status: 302, reason: expect.stringContaining('not followed') });
    expect(seen.connections).toBe(1);
  });
});

describe('a target that is allowed', () => {
  const inside = () => `http://127.0.0.1:${port}/hook?a=1`;

  it('gets the body, the headers and its own host', async () => {
    let got: unknown;
    answer = (request, response) => {
      void text(request).then((body) => {
        got = { body, path: request.url, host: request.headers.host, id: request.headers['webhook-id'] };
        response.end('thanks');
      });
    };
    const sent = await post(inside(), { allowed: loopback, headers: { 'webhook-id': 'm1' }, body: '{"a":"ö"}' });
    expect(sent).toMatchObject({ kind: 'answered', status: 200, body: 'thanks', isCut: false });
    expect(got).toEqual({ body: '{"a":"ö"}', path: '/hook?a=1', host: `127.0.0.1:${port}`, id: 'm1' });
  });

  it('is read no further than the limit, however much it says', async () => {
    answer = (_, response) => {
      const more = () => response.write('x'.repeat(65_536), (error) => error ?? more());
      more();
    };
    const sent = await post(inside(), { allowed: loopback });
    expect(sent).toMatchObject({ kind: 'answered', isCut: true, body: 'x'.repeat(65_536) });
  });

  it('is given up when it does not answer in time', async () => {
    answer = () => undefined;
    expect(await post(inside(), { allowed: loopback, totalMs: 100 })).toEqual({
      kind: 'failed',
      reason: 'It didn’t respond in time.',
    });
  });

  it('is given up when it drips its answer', async () => {
    answer = (_, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.once('close', () => clearInterval(timer));
    };
    expect(await post(inside(), { allowed: loopback, totalMs: 200 })).toMatchObject({ kind: 'failed' });
  });

  it('is given up when its name is not found in time', async () => {
    const resolve = () => new Promise<string[]>(() => undefined);
    expect(await post('http://slow.example/', { resolve, totalMs: 50 })).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('timed out'),
    });
  });

  it('that breaks off counts as failed', async () => {
    answer = (request) => void request.socket.destroy();
    expect(await post(inside(), { allowed: loopback })).toMatchObject({ kind: 'failed' });
  });

  it('that speaks no HTTP counts as failed', async () => {
    answer = (request) => void request.socket.end('hello\r\n\r\n');
    expect(await post(inside(), { allowed: loopback })).toMatchObject({ kind: 'failed' });
  });
});
