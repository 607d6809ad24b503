import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const key = (requirementId: Sql, submitterId: Sql) =>
  sql`hashtextextended('access:' || ${requirementId}::text || ':' || ${submitterId}::text, 0)`;

/** Waits until nothing else changes what people have access to by a requirement through a submitter; held until the transaction ends. */
export async function lockPair({ db }: Ctx, requirementId: string, submitterId: string): Promise<void> {
  await db.$executeRaw(
    sql`SELECT pg_advisory_xact_lock(${key(sql`${requirementId}::uuid`, sql`${submitterId}::uuid`)})`,
  );
}

/** The same for the pairs (requirement_id, submitter_id) of a query, in one statement and the same order everywhere. */
export async function lockPairs({ db }: Ctx, pairs: Sql): Promise<void> {
  await db.$executeRaw(lockingPairs(pairs));
}

/** The statement that does so, as a part of one that does more: of one row. */
export function lockingPairs(pairs: Sql): Sql {
  return sql`
    SELECT count(pg_advisory_xact_lock(locked.key)) FROM (
      SELECT DISTINCT ${key(sql`pair.requirement_id`, sql`pair.submitter_id`)} AS key FROM (${pairs}) AS pair ORDER BY 1 OFFSET 0) AS locked`;
}
