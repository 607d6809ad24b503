import { expect, test } from 'vitest';
import { type Db, database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { closeDesiredActions, openDesiredActions, planForMany } from '@/lib/plugins/providers/desired-actions';
import { testContext } from '@/lib/testing/test-context';

/** The one value that a query answers. */
async function read(db: Db, query: string): Promise<unknown> {
  const [row] = await db.$queryRaw<{ value: unknown }[]>(sql([query]));
  return row?.value;
}

const people = 'SELECT count(*)::int AS value FROM desired_user';
const planMode = `SELECT current_setting('plan_cache_mode') AS value`;

test.each([3, 20_000])(
  'of %i people who were wanted nothing is left on the connection after the commit',
  async (count) => {
    await transaction(testContext(), async (tx) => {
      await openDesiredActions(tx);
      await tx.db.$executeRaw(sql`
      INSERT INTO desired_user (user_id, place) SELECT uuid_v7(), uuid_v7() FROM generate_series(1, ${count}::int)`);
      expect(await read(tx.db, people)).toBe(count);
      await closeDesiredActions(tx);
      expect(await read(tx.db, people)).toBe(0);
    });
    await transaction(testContext(), async (tx) => {
      await openDesiredActions(tx);
      expect(await read(tx.db, people)).toBe(0);
    });
  },
);

test('closing is fine on a connection that never wanted anything', async () => {
  await database().$executeRaw(sql`DROP TABLE IF EXISTS pg_temp.desired_action, pg_temp.desired_user`);
  await expect(transaction(testContext(), closeDesiredActions)).resolves.toBeUndefined();
});

test('statements about many rows are planned for them, until the transaction ends', async () => {
  await transaction(testContext(), async (tx) => {
    await planForMany(tx, 1_000);
    expect(await read(tx.db, planMode)).toBe('auto');
    await planForMany(tx, 1_001);
    expect(await read(tx.db, planMode)).toBe('force_custom_plan');
  });
  expect(await read(database(), planMode)).toBe('auto');
});
