import { database, join, sql } from '@/lib/db/client';

/** What refused calls may leave behind: the trail of the attempt. */
const trails = ['audit_entry', 'user_action_execution', 'idempotency_key', '_prisma_migrations'];

let tables: string[] | undefined;

/**
 * Tells one state of the database from another, but for trails: rows per table and the transactions that wrote them,
 * so that every insert, update and delete shows.
 */
export async function databaseState(): Promise<string> {
  tables ??= await namesOfTables();
  const parts = tables.map((name) => {
    const table = sql([`public."${name}"`]);
    return sql`SELECT ${name}::text AS name, count(*)::text AS rows, sum(xmin::text::bigint)::text AS writers FROM ${table}`;
  });
  return JSON.stringify(await database().$queryRaw<unknown[]>(join(parts, ' UNION ALL ')));
}

async function namesOfTables(): Promise<string[]> {
  const found = await database().$queryRaw<{ name: string }[]>(sql`
    SELECT tablename::text AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> ALL (${trails}::text[]) ORDER BY tablename`);
  return found.map(({ name }) => name);
}
