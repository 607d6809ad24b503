import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allOperations } from '@/lib/contracts/all-operations';
import { env, sendsMail } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';

beforeEach(() => {
  env.HEED_DEMO = 'public';
});

afterEach(() => {
  env.HEED_DEMO = '0';
});

/** Every change that lets somebody in or reaches somebody outside, by what makes it one. */
const outward =
  /^(users_(create|invite|reset_password)|api_tokens_create|imports_create|webhook_endpoints_(create|change|rotate_secret|test|replay)|ingest_sources_(create|rotate)|deliveries_resend|order_sync_request)$/;

describe('in a public demo', () => {
  test('exactly the operations that reach outside, or let somebody in, are turned off', () => {
    const off = allOperations.filter(({ reachesOut }) => reachesOut).map(({ id }) => id);
    expect(off.filter((id) => !outward.test(id))).toEqual([]);
    expect(off).toHaveLength(14);
    expect(off.every((id) => allOperations.find((one) => one.id === id)?.method !== 'GET')).toBe(true);
  });

  test.each(allOperations.filter(({ reachesOut }) => reachesOut))(
    '$id is answered 403 with a sentence, also for staff',
    async (operation) => {
      const { id } = await makeUser({ is_staff: true });
      const params = Object.fromEntries(Object.keys(operation.params.shape).map((name) => [name, crypto.randomUUID()]));
      const answer = await callOperation(operation, { token: await makeToken(id), params, body: {} });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ detail: 'This is turned off in a public demo.' });
      expect(await database().auditEntry.count({ where: { actor_id: id } })).toBe(0);
    },
  );

  test('no mail is sent, whatever key is set', () => {
    env.RESEND_API_KEY = 're_test';
    expect(sendsMail()).toBe(false);
    env.RESEND_API_KEY = undefined;
  });
});
