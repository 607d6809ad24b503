import { database, sql } from '@/lib/db/client';

/** How many connections to this database wait for a lock that another one holds. */
export async function waitingForLocks(): Promise<number> {
  const [waiting] = await database().$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
  return waiting?.count ?? 0;
}
