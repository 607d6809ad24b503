import { expect, test } from 'vitest';
import { createClient, database, sql } from '@/lib/db/client';
import { isOverTime, toDomainError } from '@/lib/db/database-errors';

const away = createClient('postgresql://heed:secret@127.0.0.1:1/none');

test.each([
  ['a raw statement', () => away.$queryRaw(sql`SELECT 1`)],
  ['a query', () => away.user.count()],
  ['a transaction', () => away.$transaction((tx) => tx.$queryRaw(sql`SELECT 1`))],
])('%s on a database that does not answer is an unavailability', async (_, work) => {
  const failure: unknown = await work().catch((error: unknown) => error);
  expect(toDomainError(failure)).toMatchObject({ code: 'unavailable', facts: { retryAfterSeconds: 1 } });
});

test('only a transaction whose own work took too long is over its time', async () => {
  const failureOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);
  const slow = database().$transaction((tx) => tx.$executeRaw(sql`SELECT pg_sleep(0.1)`).then(() => tx.user.count()), {
    timeout: 1,
  });
  expect(isOverTime(await failureOf(slow))).toBe(true);
  expect(isOverTime(await failureOf(away.$transaction((tx) => tx.user.count())))).toBe(false);
  const late = Object.assign(new Error('Unable to start a transaction in the given time.'), { code: 'P2028' });
  expect(isOverTime(late)).toBe(false);
});
