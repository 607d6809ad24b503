import { beforeAll, expect, test } from 'vitest';
import { allOperations } from '@/lib/contracts/all-operations';
import type { Operation } from '@/lib/contracts/operation';
import { tokenScopes } from '@/lib/core/actor';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';

const reading = allOperations
  .filter(({ method }) => method === 'GET')
  .map((operation) => ({ operation, id: operation.id }));
const tokens = new Map<string, string>();

beforeAll(async () => {
  for (const is_staff of [true, false]) {
    const { id } = await makeUser({ is_staff });
    for (const scope of tokenScopes) {
      tokens.set(`${scope} of ${is_staff ? 'staff' : 'somebody'}`, await makeToken(id, { scope }));
    }
  }
});

/** Names of rows that there are not: what a call answers is decided before and after them all the same. */
function paramsOf({ params }: Operation): Record<string, string> {
  return Object.fromEntries(
    Object.keys(params.shape).map((name) => [name, name === 'id' ? '2147483647' : crypto.randomUUID()]),
  );
}

test.each(reading)('HEAD of $id is answered to every token as GET is', async ({ operation }) => {
  const params = paramsOf(operation);
  for (const [whose, token] of tokens) {
    const statuses = [];
    for (const method of ['GET', 'HEAD']) {
      const answer = await callOperation(operation, { token, params, method });
      statuses.push(answer.status);
      await answer.body?.cancel();
    }
    expect([whose, statuses[1]]).toEqual([whose, statuses[0]]);
    if (whose.startsWith('ingest')) expect(statuses).toEqual([403, 403]);
  }
});
