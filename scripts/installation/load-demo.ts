import { existsSync } from 'node:fs';
import path from 'node:path';
import { withSession } from '@/scripts/database/session';
import type { Environment } from '@/scripts/installation/environment';
import { root, runStep } from '@/scripts/installation/run-tool';

/** Whether anybody could sign in: a database without users is empty. */
export async function hasUsers(databaseUrl: string): Promise<boolean> {
  return withSession(databaseUrl, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('user_account') IS NOT NULL AS exists");
    if (!rows[0].exists) return false;
    const users = await client.query('SELECT EXISTS (SELECT FROM user_account) AS any');
    return users.rows[0].any === true;
  });
}

async function isFilled(databaseUrl: string): Promise<boolean> {
  return withSession(databaseUrl, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM installation WHERE filled_at IS NOT NULL');
    return rows.length > 0;
  });
}

/** Loads the demo data into a demo installation, also where an earlier start was interrupted in the middle of it. */
export async function loadDemo(env: Environment): Promise<void> {
  const seed = path.join(root, 'prisma/seed.ts');
  if (env.HEED_DEMO === '0' || !existsSync(seed) || (await isFilled(env.DATABASE_URL))) return;
  console.error('Loading the demo data');
  await runStep(['--import', 'tsx', seed], env, 'Could not load the demo data; see above.');
}
