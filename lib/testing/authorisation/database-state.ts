import { database, join, sql } from '@/lib/db/client';

/** What refused calls may leave behind: the trail of the attempt. */
const trails = ['audit_entry', 'user_action_execution', 'idempotency_key', '_prisma_migrations'];

let tables: string[] | undefined;

/** What the database holds, as one text, but for trails and the last use of tokens: equal texts mean that nothing changed. */
export async function databaseState(): Promise<string> {
  tables ??= await namesOfTables();
  const parts = tables.map((name) => {
    const table = sql([`public."${name}"`]);
    return sql`SELECT ${name}::text AS name, md5(coalesce(string_agg(said, ' ' ORDER BY said), '')) AS state
      FROM (SELECT (to_jsonb(kept) - 'last_used_at')::text AS said FROM ${table} AS kept) AS rows`;
  });
  const found = await database().$queryRaw<{ name: string; state: string }[]>(join(parts, ' UNION ALL '));
  return found.map(({ name, state }) => `${name} ${state}`).join('\n');
}

async function namesOfTables(): Promise<string[]> {
  const found = await database().$queryRaw<{ name: string }[]>(sql`
    SELECT tablename::text AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> ALL (${trails}::text[]) ORDER BY tablename`);
  return found.map(({ name }) => name);
}
