import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOrderSyncOperation, requestOrderSyncOperation } from '@/lib/contracts/marketplace/order-sync';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { SYNC_ORDERS } from '@/lib/services/order-sync/order-source';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const staffCall = async (operation: { method: string; path: string }) =>
  callOperation(operation, { token: await tokenOf(true) });

beforeEach(async () => {
  env.HEED_ORDER_SOURCE_URL = 'http://127.0.0.1:9/orders';
  await database().jobRun.deleteMany({ where: { job_id: SYNC_ORDERS } });
  await database().outboxMessage.deleteMany({ where: { kind: 'sync.requested' } });
});

afterEach(() => {
  env.HEED_ORDER_SOURCE_URL = undefined;
});

describe('GET /api/order-sync/', () => {
  it('answers 200 that says how it went last, and when it runs next', async () => {
    const started_at = new Date('2026-11-22T10:00:00Z');
    const counts = { pages: 2, created: 3, updated: 1, unchanged: 7, refused: 1 };
    const result = { status: 'succeeded', ...counts };
    await database().jobRun.create({
      data: {
        job_id: SYNC_ORDERS,
        trigger: 'schedule',
        started_at,
        finished_at: started_at,
        status: 'succeeded',
        result,
      },
    });
    const answer = await staffCall(readOrderSyncOperation);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        is_configured: true,
        source_name: 'the order source',
        last_run: { started_at: started_at.toISOString(), status: 'succeeded', error: '', ...counts },
        next_run: expect.stringMatching(/:(00|15|30|45):00\.000Z$/),
      },
    ]);
  });

  it('answers 200 that there is none where none is configured', async () => {
    env.HEED_ORDER_SOURCE_URL = undefined;
    const answer = await staffCall(readOrderSyncOperation);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { is_configured: false, source_name: '', last_run: null, next_run: null },
    ]);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect((await callOperation(readOrderSyncOperation, {})).status).toBe(401);
    expect((await callOperation(readOrderSyncOperation, { token: await tokenOf(false) })).status).toBe(403);
  });
});

describe('POST /api/order-sync/run/', () => {
  const asked = () => database().outboxMessage.count({ where: { kind: 'sync.requested' } });

  it('answers 202 and leaves it to the job', async () => {
    const answer = await staffCall(requestOrderSyncOperation);
    expect([answer.status, await answer.json(), await asked()]).toEqual([202, { status: 'scheduled' }, 1]);
  });

  it('answers 422 where no source is configured, and asks for nothing', async () => {
    env.HEED_ORDER_SOURCE_URL = undefined;
    const answer = await staffCall(requestOrderSyncOperation);
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'rule_broken' }]);
    expect(await asked()).toBe(0);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect((await callOperation(requestOrderSyncOperation, {})).status).toBe(401);
    expect((await callOperation(requestOrderSyncOperation, { token: await tokenOf(false) })).status).toBe(403);
    expect(await asked()).toBe(0);
  });
});
