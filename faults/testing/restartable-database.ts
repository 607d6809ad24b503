import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrateAt } from '@/faults/testing/migrate-at';
import { APP_ROLE } from '@/scripts/database/app-role';
import { attachOrStart, type Hold } from '@/scripts/database/attach-or-start';
import { settleHome } from '@/scripts/database/home';
import { findPostmaster } from '@/scripts/database/postmaster-file';
import { prepareDatabase } from '@/scripts/database/prepare-database';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

const NAME = 'heed';

/** A PostgreSQL of this test's own, migrated, that can be cut off and started again at the same address. */
export type RestartableDatabase = {
  url: string;
  /** Immediate shutdown: no session is told, nothing is written any more. Settled when nothing listens. */
  cutOff: () => Promise<void>;
  startAgain: () => Promise<void>;
  close: () => Promise<void>;
};

/** Starts a server that keeps what it has confirmed, unlike the other servers of tests, which trade that for speed. */
export async function openRestartableDatabase(): Promise<RestartableDatabase> {
  const dataFolder = await temporaryFolder();
  const home = await settleHome(dataFolder, false);
  let hold: Hold = await attachOrStart(home);
  const url = await prepareDatabase(hold.server, NAME, { user: APP_ROLE, password: home.appPassword });
  await migrateAt(url, dataFolder);
  return {
    url,
    cutOff: async () => {
      process.kill(hold.server.pid, 'SIGQUIT');
      while ((await findPostmaster(home)) !== undefined) await sleep(10);
    },
    startAgain: async () => {
      hold = await attachOrStart(home);
    },
    close: async () => {
      await hold.release();
      for (const folder of [home.shelter, dataFolder]) await rm(folder, { recursive: true, force: true });
    },
  };
}
