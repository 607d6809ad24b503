import { rm } from 'node:fs/promises';
import { openDatabase } from '@/scripts/database';
import type { Binaries } from '@/scripts/database/binaries';
import { freePort } from '@/scripts/database/free-port';
import type { Need } from '@/scripts/stages';
import { findAlertmanager } from '@/scripts/testing/find-alertmanager';
import { findBrowser } from '@/scripts/testing/find-browser';
import { findOldPostgres } from '@/scripts/testing/find-old-postgres';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

/** What a stage finds in its environment, and how to clear up after it. */
type Ground = { env: Readonly<Record<string, string | undefined>>; clear: () => Promise<void> };

async function withServer(binaries?: Binaries): Promise<Ground> {
  const dataFolder = await temporaryFolder();
  const database = await openDatabase({ dataFolder, isThrowAway: true, ...(binaries && { binaries }) });
  // The superuser's: tests make databases and a limited role of their own.
  return { env: { DATABASE_URL: database.maintenanceUrl, HEED_DATA: dataFolder }, clear: database.close };
}

/** Journeys get an installation of their own: its data folder and port are new, its database is the embedded one. */
async function withBrowser(): Promise<Ground> {
  const browser = findBrowser();
  const alertmanager = findAlertmanager();
  const dataFolder = await temporaryFolder();
  const env = {
    HEED_DATA: dataFolder,
    PORT: String(await freePort(undefined)),
    ...(browser && { CHROMIUM_PATH: browser }),
    ...(alertmanager && { ALERTMANAGER_PATH: alertmanager }),
  };
  return { env, clear: () => rm(dataFolder, { recursive: true, force: true }) };
}

/** Prepares what a stage needs; undefined when this computer cannot offer it. */
export async function meetNeed(need: Need): Promise<Ground | undefined> {
  switch (need) {
    case 'nothing':
      return { env: {}, clear: async () => undefined };
    case 'database':
      return withServer();
    case 'old-database': {
      const binaries = findOldPostgres();
      return binaries && withServer(binaries);
    }
    case 'browser':
      return withBrowser();
    default:
      return need satisfies never;
  }
}
