import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { codeOf, Problem } from '@/scripts/database/problem';

const OWNER_ONLY = 0o600;

async function readSecret(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) !== 'EACCES') throw error;
    throw new Problem(
      `The file ${file} belongs to another user. Start as that user, or set HEED_DATA to another folder.`,
    );
  }
}

/** Reads the secret kept in `file`, or makes and keeps one. Two processes at once end with the same secret. */
export async function keepSecret(file: string, make: () => string): Promise<string> {
  const kept = await readSecret(file);
  if (kept !== undefined) return kept;
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, make(), { mode: OWNER_ONLY });
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}
