import { existsSync, statfsSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const ENTER_ONLY = 0o711;
/** Where Linux keeps files in memory: a database, which is a thousand files, is copied there ten times as fast as to many disks. */
const IN_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4_000_000_000;

/** Where throw-away folders are made: in memory where the system has enough of it. */
export function temporaryPlace(): string {
  if (!existsSync(IN_MEMORY)) return os.tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : os.tmpdir();
}

/** A new folder for a throw-away installation. The user that runs PostgreSQL may enter it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(temporaryPlace(), 'heed-test-'));
  await chmod(folder, ENTER_ONLY);
  return folder;
}
