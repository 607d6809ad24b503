import { timed } from '@/bench/figure';
import { database, type Sql, sql } from '@/lib/db/client';
import { named, verbatim } from '@/lib/db/verbatim';

/** What an import of all types fills, each table after those it refers to. Triggers fill the tallies of events. */
const tables = [
  'customer',
  'user_account',
  'project',
  'project_state_change',
  'user_role',
  'offering',
  'offering_component',
  'resource',
  'marketplace_order',
  'audience',
  'audience_member',
  'event',
  'outbox_message',
];

/**
 * Takes all rows that an import stored out of their tables and inserts them again by one statement a table, with the same
 * indexes, foreign keys and triggers. @returns how many rows, and the milliseconds that the inserts took
 */
export async function insertAgain(): Promise<{ rows: number; ms: number }> {
  const db = database();
  for (const table of tables) {
    await db.$executeRaw(sql`CREATE UNLOGGED TABLE ${copyOf(table)} AS SELECT * FROM ${named(table)}`);
  }
  await db.$executeRaw(sql`TRUNCATE event_tally, ${verbatim(tables.join(', '))} CASCADE`);
  let rows = 0;
  let ms = 0;
  for (const table of tables) {
    const columns = await insertedColumns(table);
    ms += await timed(async () => {
      rows += await db.$executeRaw(
        sql`INSERT INTO ${named(table)} (${columns}) SELECT ${columns} FROM ${copyOf(table)}`,
      );
    });
  }
  return { rows, ms };
}

function copyOf(table: string): Sql {
  return named(`copy_of_${table}`);
}

/** The columns of a table but for those that the database computes. */
async function insertedColumns(table: string): Promise<Sql> {
  const [found] = await database().$queryRaw<{ columns: string }[]>(sql`
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`);
  return verbatim(found?.columns ?? '');
}
