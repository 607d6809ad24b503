import pg from 'pg';
import { vi } from 'vitest';
import { env } from '@/lib/core/env';
import { database, type Sql, sql } from '@/lib/db/client';

/** Something that nobody gets past: whoever comes to it waits there, in the middle of their statement. */
export type Hold = {
  /** Settled when so many processes wait. */
  untilWaiting: (processes: number) => Promise<void>;
  release: () => Promise<void>;
};

/** Keeps everybody from reading a table, and from writing into it. */
export function holdTable(table: string): Promise<Hold> {
  return hold(
    table,
    `BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`,
    sql`lock.relation = ${table}::text::regclass`,
  );
}

const keys = new Map<string, number>();

/** Keeps everybody from writing rows of which a condition holds, each before their first. */
export function holdWriting(table: string, event: 'INSERT' | 'UPDATE', condition = 'true'): Promise<Hold> {
  const what = `${event} ${table} ${condition}`;
  const key = keys.get(what) ?? keys.size + 1;
  keys.set(what, key);
  // The trigger stays, and keeps nobody waiting once the lock is let go.
  const begin = `
    CREATE OR REPLACE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(TG_ARGV[0]::bigint); RETURN NEW; END $$;
    CREATE OR REPLACE TRIGGER hold_${key} BEFORE ${event} ON ${table} FOR EACH ROW WHEN (${condition})
      EXECUTE FUNCTION wait_here(${key});
    SELECT pg_advisory_lock(${key})`;
  return hold(what, begin, sql`lock.locktype = 'advisory' AND lock.objid = ${key}::int::oid`);
}

async function hold(what: string, begin: string, isTheLock: Sql): Promise<Hold> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  await client.query(begin);
  const untilWaiting = async (expected: number) => {
    const look = async () => {
      const [row] = await database().$queryRaw<{ processes: number }[]>(sql`
        SELECT count(DISTINCT application_name)::int AS processes FROM pg_locks AS lock JOIN pg_stat_activity USING (pid)
        WHERE NOT lock.granted AND datname = current_database() AND ${isTheLock}`);
      if ((row?.processes ?? 0) < expected) throw new Error(`${row?.processes} of ${expected} wait: ${what}.`);
    };
    await vi.waitFor(look, { timeout: 90_000, interval: 20 });
  };
  return { untilWaiting, release: () => client.end() };
}
