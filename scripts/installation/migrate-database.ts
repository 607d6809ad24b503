import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { withSession } from '@/scripts/database/session';
import type { Environment } from '@/scripts/installation/environment';
import { programFile, root, runStep } from '@/scripts/installation/run-tool';

const APPLIED = `
  SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(path.join(root, 'prisma/migrations'), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function appliedNames(databaseUrl: string): Promise<Set<string>> {
  return withSession(databaseUrl, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists");
    if (!rows[0].exists) return new Set();
    const applied = await client.query(APPLIED);
    return new Set(applied.rows.map((row) => String(row.name)));
  });
}

/** Applies the migrations that the database lacks. When it lacks none, Prisma is not even started. */
export async function migrateDatabase(env: Environment): Promise<void> {
  const [names, applied] = await Promise.all([migrationNames(), appliedNames(env.DATABASE_URL)]);
  if (names.every((name) => applied.has(name))) return;
  const complaint = 'Could not migrate the database; see Prisma’s message above.';
  await runStep([programFile('prisma'), 'migrate', 'deploy'], env, complaint);
}
