import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const MOST_JOINED = 50_000;

/** Adds the rows that count events together, so that few are left; their sum stays. Says how many it took. One statement. */
export async function joinTallies({ db }: Ctx): Promise<number> {
  const [done] = await db.$queryRaw<{ taken: number }[]>(sql`
    WITH taken AS (
      DELETE FROM event_tally WHERE (SELECT count(*) FROM event_tally) > 1 AND id = ANY(ARRAY(
        SELECT id FROM event_tally ORDER BY id LIMIT ${MOST_JOINED}::int FOR UPDATE SKIP LOCKED)) RETURNING count),
    joined AS (INSERT INTO event_tally (count) SELECT sum(count) FROM taken HAVING count(*) > 0)
    SELECT count(*)::int AS taken FROM taken`);
  return done?.taken ?? 0;
}
