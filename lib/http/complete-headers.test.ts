import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeHeaders } from '@/lib/http/complete-headers';

let server: Server;
let origin = '';

/** What a response says of transport and of coming back. */
async function answered(path: string) {
  const { headers } = await fetch(`${origin}${path}`);
  return { transport: headers.get('strict-transport-security'), retry: headers.get('retry-after') };
}

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const [, scheme, status = '200'] = pathname.split('/');
    completeHeaders(response, Number(status), scheme === 'https');
    const own = searchParams.get('retry');
    response.writeHead(Number(status), own === null ? {} : { 'Retry-After': own }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});

afterAll(() => server.close());

test.each([200, 304, 421, 500, 503])(
  'a %i of an installation reached by https keeps browsers to it',
  async (status) => {
    expect((await answered(`/https/${status}`)).transport).toBe('max-age=31536000');
    expect((await answered(`/http/${status}`)).transport).toBeNull();
  },
);

test('every 503 says when to come back, and no other response does', async () => {
  expect((await answered('/http/503')).retry).toBe('5');
  expect((await answered('/http/500')).retry).toBeNull();
});

test('a 503 that says itself when to come back keeps that', async () => {
  expect((await answered('/https/503?retry=30')).retry).toBe('30');
});
