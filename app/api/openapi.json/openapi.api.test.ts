import { describe, expect, it } from 'vitest';
import { allOperations } from '@/lib/contracts/all-operations';
import { openApiFile } from '@/lib/core/routes';
import { callOperation } from '@/lib/testing/call-operation';

const openApi = { method: 'GET', path: openApiFile };

describe('GET /api/openapi.json', () => {
  it('answers 200 to anybody with a document that has every operation', async () => {
    const answer = await callOperation(openApi);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0' });
    for (const { id } of allOperations) expect(text).toContain(`"operationId":"${id}"`);
  });

  it('answers 304 to whoever has this version', async () => {
    const version = (await callOperation(openApi)).headers.get('etag') ?? '';
    const again = await callOperation(openApi, { headers: { 'if-none-match': version } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await callOperation(openApi, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('answers 405 with Allow to other methods', async () => {
    const answer = await callOperation(openApi, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });
});
