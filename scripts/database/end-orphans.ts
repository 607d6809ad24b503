import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import type { Home } from '@/scripts/database/home';

type Process = { folder: string; title: string; parent: number };

async function readProcess(pid: number): Promise<Process> {
  const place = `/proc/${pid}`;
  const [folder, title, status] = await Promise.all([
    readlink(path.join(place, 'cwd')).catch(() => ''),
    readFile(path.join(place, 'cmdline'), 'utf8').catch(() => ''),
    readFile(path.join(place, 'status'), 'utf8').catch(() => ''),
  ]);
  return { folder, title, parent: Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? 0) };
}

/** PostgreSQL's processes work in their cluster and name themselves; those of a live server have a parent there. */
async function isOrphanOf(cluster: string, pid: number): Promise<boolean> {
  const { folder, title, parent } = await readProcess(pid);
  if (folder !== cluster || !title.startsWith('postgres: ')) return false;
  return (await readProcess(parent)).folder !== cluster;
}

/**
 * Ends what a killed server has left: a process in the middle of a long statement does not notice, and as long as it uses
 * the memory that they shared, no new server starts. Nothing is lost that was committed. Where there is no /proc, such
 * processes have to end by themselves.
 */
export async function endOrphans(home: Home): Promise<void> {
  if (process.platform !== 'linux') return;
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  for (const pid of pids) {
    if (!(await isOrphanOf(home.cluster, pid))) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended since.
    }
  }
}
