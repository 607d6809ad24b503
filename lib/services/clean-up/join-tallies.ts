import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const MOST_JOINED = 50_000;

/** Adds rows that count the same events together, so that few are left; their sums stay. Says how many it took. Two statements. */
export async function joinTallies(ctx: Ctx): Promise<number> {
  const taken = [
    await join(ctx, sql`event_tally`, sql`event_type`),
    await join(ctx, sql`event_message`, sql`event_type, message`),
  ];
  return taken.reduce((sum, count) => sum + count, 0);
}

/** @param counted the columns that say which events the rows of a table count */
async function join({ db }: Ctx, table: Sql, counted: Sql): Promise<number> {
  const [done] = await db.$queryRaw<{ taken: number }[]>(sql`
    WITH several AS (SELECT ${counted} FROM ${table} GROUP BY ${counted} HAVING count(*) > 1),
    taken AS (
      DELETE FROM ${table} WHERE id = ANY(ARRAY(
        SELECT tally.id FROM ${table} AS tally JOIN several USING (${counted})
        ORDER BY ${counted} LIMIT ${MOST_JOINED}::int FOR UPDATE OF tally SKIP LOCKED))
      RETURNING ${counted}, count),
    joined AS (INSERT INTO ${table} (${counted}, count) SELECT ${counted}, sum(count) FROM taken GROUP BY ${counted})
    SELECT count(*)::int AS taken FROM taken`);
  return done?.taken ?? 0;
}
