import { setTimeout as sleep } from 'node:timers/promises';
import { database, sql } from '@/lib/db/client';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 50;
const LOOKS = 3;

/**
 * Waits until the server has noticed that a process is gone: it finishes the statement it was given, and only then
 * takes back what was not committed.
 */
export async function untilStill(): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  let stillLooks = 0;
  while (stillLooks < LOOKS) {
    if (performance.now() > deadline) throw new Error('The server still works for a process that is gone.');
    const [row] = await database().$queryRaw<{ isStill: boolean }[]>(sql`
      SELECT count(*) = 0 AS "isStill" FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()`);
    stillLooks = row?.isStill === true ? stillLooks + 1 : 0;
    await sleep(PAUSE_MS);
  }
}
