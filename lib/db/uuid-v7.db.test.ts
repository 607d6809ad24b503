import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';

test('ids that are made within one millisecond sort in the order in which they were made', async () => {
  const [row] = await database().$queryRaw<{ made: number; disordered: number; per_ms: number }[]>`
    WITH made AS MATERIALIZED (SELECT place, uuid_v7() AS id FROM generate_series(1, 20000) AS place),
      compared AS (SELECT id, id < lag(id) OVER (ORDER BY place) AS is_disordered FROM made)
    SELECT count(*)::int AS made, count(*) FILTER (WHERE is_disordered)::int AS disordered,
      (count(*) / count(DISTINCT left(id::text, 13)))::int AS per_ms FROM compared`;
  expect(row?.made).toBe(20_000);
  // Two within one microsecond are told apart by chance.
  expect(row?.disordered).toBeLessThan(200);
  // Otherwise the test would say nothing.
  expect(row?.per_ms).toBeGreaterThan(5);
});

test('an id tells its version and variant, and the millisecond in which it was made', async () => {
  const [row] = await database().$queryRaw<{ id: string; ms: number }[]>`
    SELECT uuid_v7()::text AS id, extract(epoch FROM clock_timestamp()) * 1000 AS ms`;
  expect(row?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const madeAtMs = Number.parseInt(String(row?.id).replaceAll('-', '').slice(0, 12), 16);
  expect(Math.abs(madeAtMs - Number(row?.ms))).toBeLessThan(1_000);
});
