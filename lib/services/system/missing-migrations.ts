import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** The migrations of this version that the database has not finished, in order. */
export async function missingMigrations(ctx: Ctx): Promise<string[]> {
  const [expected, applied] = await Promise.all([migrationNames(), appliedMigrations(ctx)]);
  return expected.filter((name) => !applied.has(name));
}

let known: Promise<string[]> | undefined;

/** One folder of prisma/migrations per migration; they do not change while the process lives. */
function migrationNames(): Promise<string[]> {
  known ??= readNames();
  return known;
}

async function readNames(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function appliedMigrations(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.db.$queryRaw<{ migration_name: string }[]>(sql`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`);
  return new Set(rows.map((row) => row.migration_name));
}
