import { describe, expect, it } from 'vitest';
import { watchLiveOperation } from '@/lib/contracts/live';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';

describe('GET /api/live/', () => {
  it('answers 200 with a stream that opens at once', async () => {
    const token = await makeToken((await makeUser()).id);
    const answer = await callOperation(watchLiveOperation, { token });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const reader = answer.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(': open\n\n');
    await reader?.cancel();
  });

  it('answers HEAD without holding a stream open', async () => {
    const token = await makeToken((await makeUser()).id);
    const answer = await callOperation(watchLiveOperation, { token, method: 'HEAD' });
    expect([answer.status, answer.body]).toEqual([200, null]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(watchLiveOperation)).status).toBe(401);
  });
});
