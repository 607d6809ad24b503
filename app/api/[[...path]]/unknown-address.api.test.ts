import { describe, expect, it } from 'vitest';
import { DELETE, GET, HEAD, PATCH, POST, PUT } from '@/app/api/[[...path]]/route';

const handlers = { GET, POST, PUT, PATCH, DELETE };

function asked(method: string): Request {
  return new Request('http://heed.test/api/nowhere/7/', { method, headers: { 'x-request-id': 'asked-by-a-test' } });
}

describe('an address of the API that does not exist', () => {
  it.each(Object.entries(handlers))('answers %s with 404 and a problem', async (method, handler) => {
    const answer = handler(asked(method));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({
      type: '/docs/errors/not_found',
      code: 'not_found',
      instance: '/api/nowhere/7/',
      request_id: 'asked-by-a-test',
    });
  });

  it('answers HEAD with 404 and no body', async () => {
    const answer = HEAD(asked('HEAD'));
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });
});
