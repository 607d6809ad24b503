import { statfs } from 'node:fs/promises';

/** Two files of PostgreSQL's log of changes, without which it does not come up. */
const LEAST_BYTES = 33_554_432;

/** Whether the disk that holds a folder has room for a server to work. */
export async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= LEAST_BYTES;
}
