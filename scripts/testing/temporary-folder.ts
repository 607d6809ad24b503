import { chmod, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const ENTER_ONLY = 0o711;

/** A new folder for a throw-away installation. The user that runs PostgreSQL may enter it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'heed-test-'));
  await chmod(folder, ENTER_ONLY);
  return folder;
}
