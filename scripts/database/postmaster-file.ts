import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Home } from '@/scripts/database/home';
import { codeOf, Problem } from '@/scripts/database/problem';

/** What PostgreSQL itself notes about the server that holds a cluster. */
type Postmaster = { pid: number; port: number; isReady: boolean };

const PORT_LINE = 3;
const STATUS_LINE = 7;

function fileOf(home: Home): string {
  return path.join(home.cluster, 'postmaster.pid');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Whether a live process is this cluster's server. After a crash its number may belong to any other program. */
async function isServerOf(home: Home, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(home.cluster);
}

/** Removes the note of a dead server, which may name a process that is another program's now. Only who starts one may do so. */
export async function forgetPostmaster(home: Home): Promise<void> {
  await rm(fileOf(home), { force: true });
}

/** The live server of the cluster, if any. */
export async function findPostmaster(home: Home): Promise<Postmaster | undefined> {
  const text = await readFile(fileOf(home), 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return '';
    if (codeOf(error) !== 'EACCES') throw error;
    throw new Problem(
      `The database in ${home.dataFolder} belongs to another user. Start as that user, or set HEED_DATA.`,
    );
  });
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (text === '' || !Number.isInteger(pid) || pid <= 0) return undefined;
  if (!(await isServerOf(home, pid))) return undefined;
  return { pid, port: Number(lines[PORT_LINE]), isReady: lines[STATUS_LINE]?.trim() === 'ready' };
}
