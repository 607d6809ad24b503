import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrayOf } from '@/lib/db/array-of';
import { type Sql, sql } from '@/lib/db/client';

const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });

beforeAll(() => client.connect());
afterAll(() => client.end());

/** How a named statement was planned when it was asked ten times: anew, or as for any other array. */
async function plansOf(name: string, array: (texts: string[]) => Sql) {
  for (let time = 0; time < 10; time++) {
    const { text, values } =
      sql`SELECT count(*) FROM unnest(${array([`some-${time}`])}) AS given CROSS JOIN generate_series(1, 1000)`;
    await client.query({ name, text, values });
  }
  const asked =
    'SELECT generic_plans::int AS kept, custom_plans::int AS anew FROM pg_prepared_statements WHERE name = $1';
  return (await client.query(asked, [name])).rows[0];
}

test('a statement with a hidden array keeps its plan, and one with a plain array is planned each time', async () => {
  expect(await plansOf('hidden', (texts) => arrayOf('text', texts, (text) => text))).toEqual({ kept: 5, anew: 5 });
  expect(await plansOf('plain', (texts) => sql`${texts}::text[]`)).toEqual({ kept: 0, anew: 10 });
});
