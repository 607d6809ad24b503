import { rm } from 'node:fs/promises';
import path from 'node:path';
import { APP_ROLE } from '@/scripts/database/app-role';
import type { Binaries } from '@/scripts/database/binaries';
import { checkExternalServer } from '@/scripts/database/external-server';
import { settleHome } from '@/scripts/database/home';
import { keepServer } from '@/scripts/database/keep-server';
import { prepareDatabase } from '@/scripts/database/prepare-database';
import { maintenanceUrlOf } from '@/scripts/database/session';

export type Database = {
  /** For the app and its commands: a role that may use this database and nothing else. */
  url: string;
  /** For what makes databases of its own: the superuser's URL of an embedded server, otherwise the one given. */
  maintenanceUrl: string;
  isEmbedded: boolean;
  /** Rejected with a `Problem` when the embedded server has ended and cannot be brought back. */
  failed: Promise<never>;
  /** Lets go of the database. The last one to let go of an embedded server stops it. */
  close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** An external PostgreSQL; without one the embedded server is used. */
  databaseUrl?: string | undefined;
  /** Where the embedded server keeps its files; made when missing. */
  dataFolder: string;
  /** A throw-away server trades safety of data for speed, and its folder is removed on close. */
  isThrowAway?: boolean;
  /** A PostgreSQL of this computer to run instead of the packaged one. */
  binaries?: Binaries;
};

const DATABASE_NAME = 'heed';

/** The folder named by HEED_DATA, seen from `root`. */
export function dataFolderOf(root: string, env: Readonly<Record<string, string | undefined>> = process.env): string {
  return path.resolve(root, env['HEED_DATA'] || '.heed');
}

/**
 * Opens the database: the external one when its URL is given, otherwise the embedded server of the data folder, which is
 * started unless it runs already. Throws `Problem` with one sentence for people.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl) {
    const url = options.databaseUrl;
    await checkExternalServer(url);
    const failed = new Promise<never>(() => undefined);
    return { url, maintenanceUrl: url, isEmbedded: false, failed, close: async () => undefined };
  }
  const isThrowAway = options.isThrowAway ?? false;
  const home = await settleHome(options.dataFolder, isThrowAway, options.binaries);
  const kept = await keepServer(home);
  const close = async () => {
    await kept.release();
    if (!isThrowAway) return;
    for (const folder of [home.shelter, home.dataFolder]) await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await prepareDatabase(kept.server, DATABASE_NAME, { user: APP_ROLE, password: home.appPassword });
    return { url, maintenanceUrl: maintenanceUrlOf(kept.server), isEmbedded: true, failed: kept.failed, close };
  } catch (error) {
    await close();
    throw error;
  }
}
