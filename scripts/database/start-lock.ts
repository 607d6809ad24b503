import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { codeOf } from '@/scripts/database/problem';

/** A name that one process of this computer can listen at, and that is free again the moment it is gone; not on macOS. */
function addressOf(cluster: string): string | undefined {
  const name = `heed-start-${createHash('sha256').update(cluster).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : undefined;
}

/**
 * Runs `work`, unless another process is at it for the same cluster: of two that start a server at once the slower would
 * take the note of the faster for a dead server's. Answers whether it ran.
 */
export async function startAlone(cluster: string, work: () => Promise<void>): Promise<boolean> {
  const address = addressOf(cluster);
  if (address === undefined) {
    await work();
    return true;
  }
  const lock = createServer();
  try {
    lock.listen(address);
    await once(lock, 'listening');
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return false;
    throw error;
  }
  try {
    await work();
    return true;
  } finally {
    lock.close();
  }
}
