import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const MOST_JOINED = 50_000;

/** Adds rows that count events of the same type together, so that few are left; their sums stay. Says how many it took. One statement. */
export async function joinTallies({ db }: Ctx): Promise<number> {
  const [done] = await db.$queryRaw<{ taken: number }[]>(sql`
    WITH several AS (SELECT event_type FROM event_tally GROUP BY event_type HAVING count(*) > 1),
    taken AS (
      DELETE FROM event_tally WHERE id = ANY(ARRAY(
        SELECT tally.id FROM event_tally AS tally JOIN several USING (event_type)
        ORDER BY event_type LIMIT ${MOST_JOINED}::int FOR UPDATE OF tally SKIP LOCKED))
      RETURNING event_type, count),
    joined AS (INSERT INTO event_tally (event_type, count) SELECT event_type, sum(count) FROM taken GROUP BY event_type)
    SELECT count(*)::int AS taken FROM taken`);
  return done?.taken ?? 0;
}
