import { type Db, database, sql } from '@/lib/db/client';

/** How many rows of a table some work reads, those included that it looks at and leaves out. */
export function rowsReadOf(table: string, work: (db: Db) => Promise<unknown>): Promise<number> {
  return database().$transaction(async (db) => {
    const before = await rowsRead(db, table);
    await work(db);
    return (await rowsRead(db, table)) - before;
  });
}

/** Those of earlier transactions of this connection are included until PostgreSQL has noted them elsewhere. */
async function rowsRead(db: Db, table: string): Promise<number> {
  const [read] = await db.$queryRaw<{ rows: number }[]>(sql`
    SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows FROM pg_stat_xact_user_tables WHERE relname = ${table}`);
  return read?.rows ?? 0;
}
