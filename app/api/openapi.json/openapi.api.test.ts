import { describe, expect, it } from 'vitest';
import { GET, HEAD, POST } from '@/app/api/openapi.json/route';
import { allOperations } from '@/lib/contracts/all-operations';
import { callRoute } from '@/lib/testing/call-route';

describe('GET /api/openapi.json', () => {
  it('answers 200 to anybody with a document that has every operation', async () => {
    const answer = await callRoute(GET);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0' });
    for (const { id } of allOperations) expect(text).toContain(`"operationId":"${id}"`);
  });

  it('answers 304 to whoever has this version', async () => {
    const version = (await callRoute(GET)).headers.get('etag') ?? '';
    const again = await GET(new Request('http://heed.test/', { headers: { 'if-none-match': version } }), {
      params: Promise.resolve({}),
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await callRoute(HEAD, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('answers 405 with Allow to other methods', async () => {
    const answer = await callRoute(POST, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });
});
