import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Binaries, findBinaries } from '@/scripts/database/binaries';
import { keepSecret } from '@/scripts/database/keep-secret';
import { codeOf, Problem } from '@/scripts/database/problem';
import { isReachable } from '@/scripts/database/reach';
import { type ServerUser, serverUser } from '@/scripts/database/server-user';

/** Everything that one embedded server is made of. */
export type Home = {
  dataFolder: string;
  /** Where the server's own files are: the data folder, or a system folder when the server's user may not enter that. */
  shelter: string;
  cluster: string;
  binaries: Binaries;
  user: ServerUser | undefined;
  /** The superuser's, which stays with the scripts that run the server. */
  password: string;
  /** Of the role that the app connects as. */
  appPassword: string;
  isThrowAway: boolean;
};

const SYSTEM_FOLDERS = ['/var/lib/heed', path.join(os.tmpdir(), 'heed')];
const ENTER_ONLY = 0o711;

async function makeFolder(folder: string): Promise<void> {
  const created = await mkdir(folder, { recursive: true });
  if (created !== undefined) await chmod(folder, ENTER_ONLY);
}

async function makeSystemFolder(): Promise<string> {
  for (const parent of SYSTEM_FOLDERS) {
    const folder = path.join(parent, randomUUID());
    try {
      await makeFolder(parent);
      await makeFolder(folder);
    } catch (error) {
      if (codeOf(error) === 'ENOSPC') throw error;
      continue;
    }
    if (await isReachable(folder)) return folder;
  }
  throw new Problem(
    'The data folder is not accessible to the user "postgres". Set HEED_DATA to a folder it can access.',
  );
}

/**
 * The folder for the server's own files. When the data folder is closed to the server's user (a clone in /root), it is a
 * system folder, whose random name is noted in the data folder, so that each clone has its own.
 */
async function shelterOf(dataFolder: string, user: ServerUser | undefined): Promise<string> {
  if (user === undefined || (await isReachable(dataFolder))) return dataFolder;
  const note = path.join(dataFolder, 'postgres-folder');
  const noted = await readFile(note, 'utf8').catch(() => '');
  if (noted !== '' && (await isReachable(noted))) return noted;
  const folder = await makeSystemFolder();
  await writeFile(note, folder);
  return folder;
}

/** Makes the data folder ready for an embedded server and says where its parts are. */
export async function settleHome(dataFolder: string, isThrowAway: boolean, given?: Binaries): Promise<Home> {
  await makeFolder(dataFolder).catch((error) => {
    if (codeOf(error) === 'ENOSPC') throw error;
    throw new Problem(
      `Could not create the data folder ${dataFolder} (${codeOf(error)}). Set HEED_DATA to another folder.`,
    );
  });
  const user = serverUser();
  const shelter = await shelterOf(dataFolder, user);
  const makePassword = () => randomBytes(24).toString('base64url');
  const [binaries, password, appPassword] = await Promise.all([
    given ?? findBinaries(shelter, user !== undefined),
    keepSecret(path.join(dataFolder, 'postgres-password'), makePassword),
    keepSecret(path.join(dataFolder, 'postgres-app-password'), makePassword),
  ]);
  const cluster = path.join(shelter, 'postgres');
  return { dataFolder, shelter, cluster, binaries, user, password, appPassword, isThrowAway };
}
