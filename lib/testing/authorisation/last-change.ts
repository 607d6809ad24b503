import { database, sql } from '@/lib/db/client';

/** What refused calls may leave behind: the trail of the attempt. */
const trails = ['audit_entry', 'user_action_execution', 'idempotency_key', '_prisma_migrations'];

let isWatched: Promise<unknown> | undefined;

/** The number of the last committed change of a row or emptying of a table, but for trails; it grows with each. */
export async function lastChange(): Promise<number> {
  isWatched ??= watch();
  await isWatched;
  const [row] = await database().$queryRaw<{ last: number }[]>(
    sql`SELECT coalesce(max(number), 0)::int AS last FROM test_change`,
  );
  return row?.last ?? 0;
}

/** Has each change of a row note itself, with the transaction that makes it. */
async function watch(): Promise<void> {
  await database().$executeRaw(sql`CREATE TABLE test_change (number bigserial PRIMARY KEY)`);
  await database().$executeRaw(sql`
    CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN INSERT INTO public.test_change DEFAULT VALUES; RETURN NULL; END $$`);
  const tables = await database().$queryRaw<{ name: string }[]>(sql`
    SELECT tablename::text AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> ALL (${[...trails, 'test_change']}::text[])`);
  for (const { name } of tables) {
    await database().$executeRaw(
      sql([
        `CREATE TRIGGER zz_note_change AFTER INSERT OR UPDATE OR DELETE ON public."${name}"
        FOR EACH ROW EXECUTE FUNCTION note_change()`,
      ]),
    );
    await database().$executeRaw(
      sql([
        `CREATE TRIGGER zz_note_truncation AFTER TRUNCATE ON public."${name}"
        FOR EACH STATEMENT EXECUTE FUNCTION note_change()`,
      ]),
    );
  }
}
