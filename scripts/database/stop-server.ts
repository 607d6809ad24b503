import { setTimeout as sleep } from 'node:timers/promises';
import type { Home } from '@/scripts/database/home';
import { findPostmaster } from '@/scripts/database/postmaster-file';
import { Problem } from '@/scripts/database/problem';

const GRACE_MS = 20_000;
const PAUSE_MS = 20;

/** Stops a server: its sessions end, its data is written. Nothing more has to be waited for when it returns. */
export async function stopServer(home: Home, pid: number): Promise<void> {
  // PostgreSQL takes SIGINT as a fast shutdown; at SIGTERM it would wait for all clients to leave.
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + GRACE_MS;
  while (performance.now() < deadline) {
    const postmaster = await findPostmaster(home);
    if (postmaster?.pid !== pid) return;
    await sleep(PAUSE_MS);
  }
  throw new Problem(`The embedded database (process ${pid}) does not stop; see ${home.dataFolder}/postgres.log.`);
}
