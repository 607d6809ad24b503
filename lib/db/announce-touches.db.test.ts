import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { LIVE_CHANNEL } from '@/lib/core/topics';
import { transaction } from '@/lib/db/transaction';
import { testContext } from '@/lib/testing/test-context';

const listener = new pg.Client({ connectionString: env.DATABASE_URL });
const heard: string[] = [];

beforeAll(async () => {
  await listener.connect();
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await listener.query(`LISTEN ${LIVE_CHANNEL}`);
});

afterAll(() => listener.end());

/** Notices arrive in order: after this query all earlier ones are here. */
async function heardSoFar(): Promise<unknown[]> {
  await listener.query('SELECT 1');
  return heard.splice(0).map((notice) => JSON.parse(notice));
}

test('a transaction tells all that it touched in one notice, each topic once', async () => {
  await transaction(testContext(), async (tx) => {
    tx.touch({ topic: 'alerts' });
    tx.touch({ topic: 'actions', userIds: ['a', 'b'] });
    tx.touch({ topic: 'actions', userIds: ['b', 'c'] });
    tx.touch({ topic: 'alerts', userIds: ['a'] });
  });
  expect(await heardSoFar()).toEqual([[{ topic: 'actions', userIds: ['a', 'b', 'c'] }, { topic: 'alerts' }]]);
});

test('what is rolled back is not told', async () => {
  const failing = transaction(testContext(), async (tx) => {
    tx.touch({ topic: 'alerts' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await heardSoFar()).toEqual([]);
});

test('more people than a notice holds become everyone', async () => {
  const userIds = Array.from({ length: 1_000 }, () => crypto.randomUUID());
  await transaction(testContext(), async (tx) => tx.touch({ topic: 'actions', userIds }));
  expect(await heardSoFar()).toEqual([[{ topic: 'actions' }]]);
});
