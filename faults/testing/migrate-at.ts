import { environmentFor } from '@/scripts/installation/environment';
import { migrateDatabase } from '@/scripts/installation/migrate-database';
import { root } from '@/scripts/installation/run-tool';
import { readSettings } from '@/scripts/installation/settings';

/** Migrates a database of a test's own. */
export async function migrateAt(url: string, dataFolder: string): Promise<void> {
  const given = { ...process.env, HEED_DATA: dataFolder, AUTH_SECRET: 'a-secret-for-tests-which-protects-nothing' };
  await migrateDatabase(await environmentFor(readSettings({ HEED_DATA: dataFolder }, root, false), url, given));
}
