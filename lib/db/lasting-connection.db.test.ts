import { expect, onTestFinished, test } from 'vitest';
import { env } from '@/lib/core/env';
import { keepConnection } from '@/lib/db/lasting-connection';

test('what many run on a connection at once runs one after the other, also behind what fails', async () => {
  const connection = keepConnection('heed-test', env.DATABASE_URL ?? '', async () => undefined);
  onTestFinished(connection.close);
  const seen: number[] = [];
  let running = 0;
  const work = (name: number) =>
    connection.use(async (client) => {
      running += 1;
      seen.push(running);
      await client.query(name === 1 ? 'SELECT 1 / 0' : 'SELECT 1').finally(() => {
        running -= 1;
      });
    });
  const done = await Promise.allSettled([0, 1, 2, 3].map(work));
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(seen).toEqual([1, 1, 1, 1]);
});
