import { rm } from 'node:fs/promises';
import path from 'node:path';
import { attachOrStart } from '@/scripts/database/attach-or-start';
import type { Binaries } from '@/scripts/database/binaries';
import { checkExternalServer } from '@/scripts/database/external-server';
import { settleHome } from '@/scripts/database/home';
import { createMissingDatabase, urlOn } from '@/scripts/database/session';

export type Database = {
  url: string;
  isEmbedded: boolean;
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
    await checkExternalServer(options.databaseUrl);
    return { url: options.databaseUrl, isEmbedded: false, close: async () => undefined };
  }
  const isThrowAway = options.isThrowAway ?? false;
  const home = await settleHome(options.dataFolder, isThrowAway, options.binaries);
  const hold = await attachOrStart(home);
  await createMissingDatabase(hold.server, DATABASE_NAME);
  return {
    url: urlOn(hold.server, DATABASE_NAME),
    isEmbedded: true,
    close: async () => {
      await hold.release();
      if (!isThrowAway) return;
      for (const folder of [home.shelter, home.dataFolder]) await rm(folder, { recursive: true, force: true });
    },
  };
}
