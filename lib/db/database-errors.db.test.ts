import { expect, test } from 'vitest';
import { createClient, sql } from '@/lib/db/client';
import { toDomainError } from '@/lib/db/database-errors';

const away = createClient('postgresql://heed:secret@127.0.0.1:1/none');

test.each([
  ['a raw statement', () => away.$queryRaw(sql`SELECT 1`)],
  ['a query', () => away.user.count()],
  ['a transaction', () => away.$transaction((tx) => tx.$queryRaw(sql`SELECT 1`))],
])('%s on a database that does not answer is an unavailability', async (_, work) => {
  const failure: unknown = await work().catch((error: unknown) => error);
  expect(toDomainError(failure)).toMatchObject({ code: 'unavailable', facts: { retryAfterSeconds: 1 } });
});
