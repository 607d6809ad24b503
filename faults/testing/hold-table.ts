import pg from 'pg';
import { vi } from 'vitest';
import { env } from '@/lib/core/env';
import { database, sql } from '@/lib/db/client';

/** Keeps everybody from writing into a table, so that whoever is about to waits there, in the middle of their transaction. */
export async function holdTable(table: string) {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  return {
    /** Waits until so many wait. */
    untilWaiting: (many: number) =>
      vi.waitFor(
        async () => {
          const [row] = await database().$queryRaw<{ waiting: number }[]>(sql`
            SELECT count(*)::int AS waiting FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`);
          if ((row?.waiting ?? 0) < many) throw new Error(`${row?.waiting} of ${many} wait for ${table}.`);
        },
        { timeout: 20_000, interval: 20 },
      ),
    release: () => client.end(),
  };
}
