import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/** A key of AES-256 and its id, which stands beside all that it encrypts. */
export type CredentialKey = { id: string; bytes: Buffer };

/** The keys there are; the first encrypts. */
export type CredentialKeys = readonly [CredentialKey, ...CredentialKey[]];

export function newCredentialKey(): CredentialKey {
  return { id: randomUUID(), bytes: randomBytes(KEY_BYTES) };
}

/** Whether the keys come from the environment, which nothing here changes. */
export function areKeysGiven(): boolean {
  return env.HEED_CREDENTIAL_KEYS !== undefined;
}

/** The keys of this installation; the first one is made when there is none. What was written last is what is read. */
export async function readCredentialKeys(): Promise<CredentialKeys> {
  const known = env.HEED_CREDENTIAL_KEYS ?? (await keptKeys()) ?? (await keepFirstKey());
  return parseKeys(known);
}

/** As the environment and the file hold them: id:key in base64url, separated by commas. */
export function writtenKeys(keys: readonly CredentialKey[]): string {
  return keys.map(({ bytes, id }) => `${id}:${bytes.toString('base64url')}`).join(',');
}

/**
 * Replaces the file with the keys in one step, so that whoever is killed, or loses power, leaves the old file or the new one; once
 * this is done, the new one.
 */
export async function keepCredentialKeys(keys: CredentialKeys): Promise<void> {
  const draft = await writeDraft(keys);
  await rename(draft, keyFile());
  await syncFolder();
}

/**
 * While a transaction with this encrypts, no rotation begins, and none is under way: the keys that are read in it stay until it
 * has ended.
 */
export async function holdCredentialKeys({ db }: Ctx): Promise<void> {
  await db.$executeRaw(sql`SELECT pg_advisory_xact_lock_shared(hashtextextended('credential keys', 0))`);
}

/** Keeps everyone else from encrypting until the transaction ends. */
export async function lockCredentialKeys({ db }: Ctx): Promise<void> {
  await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('credential keys', 0))`);
}

function parseKeys(written: string): CredentialKeys {
  const [first, ...others] = written
    .trim()
    .split(',')
    .map((one) => one.split(':'))
    .map(([id = '', key = '']) => ({ id, bytes: Buffer.from(key, 'base64url') }));
  const keys = first === undefined ? undefined : ([first, ...others] as const);
  if (keys === undefined || keys.some(({ bytes, id }) => id === '' || bytes.length !== KEY_BYTES)) {
    throw new Error('The keys of credentials can’t be read: each must be an id, a colon and 32 bytes in base64url.');
  }
  return keys;
}

function keyFile(): string {
  return path.join(env.HEED_DATA, 'credential-keys');
}

async function keptKeys(): Promise<string | undefined> {
  try {
    return await readFile(keyFile(), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Two processes at once end with the same key. */
async function keepFirstKey(): Promise<string> {
  const draft = await writeDraft([newCredentialKey()]);
  try {
    await link(draft, keyFile());
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder();
  return readFile(keyFile(), 'utf8');
}

/** A file beside that of the keys which is on the disk for good. */
async function writeDraft(keys: CredentialKeys): Promise<string> {
  await mkdir(env.HEED_DATA, { recursive: true });
  const draft = `${keyFile()}.${randomUUID()}`;
  const file = await open(draft, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(writtenKeys(keys));
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

/** A renamed or linked file survives a loss of power only once its folder is on the disk, too. */
async function syncFolder(): Promise<void> {
  const folder = await open(env.HEED_DATA);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
