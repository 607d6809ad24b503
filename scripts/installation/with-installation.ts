import { type Database, openDatabase } from '@/scripts/database';
import { checkTimeZone } from '@/scripts/installation/check-time-zone';
import { type Environment, environmentFor } from '@/scripts/installation/environment';
import { generateClient } from '@/scripts/installation/generate-client';
import { migrateDatabase } from '@/scripts/installation/migrate-database';
import type { Settings } from '@/scripts/installation/settings';

/** Runs `work` with an open, up-to-date database and the environment to use it, and lets go of it afterwards. */
export async function withInstallation<T>(
  settings: Settings,
  work: (env: Environment, database: Database) => Promise<T>,
): Promise<T> {
  const { dataFolder, databaseUrl } = settings;
  const database: Database = await openDatabase({ dataFolder, databaseUrl });
  try {
    await checkTimeZone(database.url, process.env['HEED_TIME_ZONE']);
    const env = await environmentFor(settings, database.url, process.env);
    await generateClient(env);
    await migrateDatabase(env);
    return await work(env, database);
  } finally {
    await database.close();
  }
}
