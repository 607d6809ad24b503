import { beforeAll, describe, expect, it } from 'vitest';
import { allOperations } from '@/lib/contracts/all-operations';
import { exampleOf } from '@/lib/http/openapi-examples';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';

const withId = allOperations.filter(({ path }) => /^\/api\/(scheduled-rule|purge-profiles)[^{]*\{id\}/.test(path));

let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
});

describe('everything below an id of rules, runs, rows and profiles', () => {
  it.each(withId.map((operation) => [operation.id, operation] as const))(
    '%s answers 404 to what is no id, whatever else is sent',
    async (_id, operation) => {
      const { body } = exampleOf(operation);
      const params = { id: 'preview-me', n: '1' };
      const answer = await callOperation(operation, { token, params, ...(body !== undefined && { body }) });
      expect([answer.status, (await answer.json()).code]).toEqual([404, 'not_found']);
    },
  );

  it('names such as preview, next-runs and all-paused are no ids: another method is answered 405, not 404', async () => {
    const preview = { method: 'GET', path: '/api/scheduled-rules/preview/' };
    expect((await callOperation(preview, { token })).status).toBe(405);
    const nextRuns = { method: 'PATCH', path: '/api/scheduled-rules/next-runs/' };
    expect((await callOperation(nextRuns, { token, body: {} })).status).toBe(405);
    const paused = { method: 'POST', path: '/api/scheduled-rules/all-paused/' };
    expect((await callOperation(paused, { token, body: {} })).status).toBe(405);
  });
});
