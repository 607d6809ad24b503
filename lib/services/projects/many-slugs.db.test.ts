import { expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { makeCustomer } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const MANY = 2_000;

test('thousands of projects of one name get a slug each, without gaps and in a moment', async () => {
  const { id: customer_id } = await makeCustomer();
  const startedAtMs = performance.now();
  await database().$executeRaw(sql`
    INSERT INTO project (name, customer_id, created, modified)
    SELECT 'Sea', ${customer_id}::uuid, ${testNow}::timestamptz, ${testNow}::timestamptz FROM generate_series(1, ${MANY}::int)`);
  expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  const made = await database().project.findMany({ where: { customer_id }, select: { slug: true } });
  const slugs = new Set(made.map(({ slug }) => slug));
  expect(slugs.size).toBe(MANY);
  expect([slugs.has('sea'), slugs.has('sea-2'), slugs.has(`sea-${MANY}`)]).toEqual([true, true, true]);
});
