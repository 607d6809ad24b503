import { type FileHandle, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { changeServiceSettings } from '@/lib/services/service-settings/change-service-settings';
import { newCredentialKey, writtenKeys } from '@/lib/services/service-settings/credential-keys';
import { keepCredentials } from '@/lib/services/service-settings/keep-credentials';
import { rotateCredentialKey } from '@/lib/services/service-settings/rotate-credential-key';
import { makeUser } from '@/lib/testing/make';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';
import { storedCredentials } from '@/lib/testing/stored-credentials';
import { systemActor, testContext } from '@/lib/testing/test-context';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

const given = { folder: env.HEED_DATA, keys: env.HEED_CREDENTIAL_KEYS };
const plain = {
  username: 'robot',
  password: 'plain ä',
  token: 'token-1',
  certificate: '-----BEGIN-----\n-----END-----\n',
};
const keyFile = () => path.join(env.HEED_DATA, 'credential-keys');
const keyIds = async () => (await readFile(keyFile(), 'utf8')).split(',').map((one) => one.split(':')[0]);
const usedIds = async () => {
  const used = await database().serviceCredential.findMany({ distinct: ['key_id'], orderBy: { key_id: 'asc' } });
  return used.map(({ key_id }) => key_id);
};
const rotate = () => rotateCredentialKey(testContext(systemActor));

beforeEach(async () => {
  await database().serviceSettings.deleteMany();
  env.HEED_DATA = await temporaryFolder();
  delete env.HEED_CREDENTIAL_KEYS;
});

afterEach(async () => {
  await rm(env.HEED_DATA, { recursive: true, force: true });
  env.HEED_DATA = given.folder;
  env.HEED_CREDENTIAL_KEYS = given.keys;
});

async function makeSealed(): Promise<string> {
  const { id } = await makeServiceSettings();
  await transaction(testContext(systemActor), (tx) => keepCredentials(tx, id, plain));
  return id;
}

test('the first credential makes a key, in a file that its owner alone reads; settings at once use one key', async () => {
  await Promise.all(Array.from({ length: 5 }, () => makeSealed()));
  expect(await usedIds()).toEqual(await keyIds());
  expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
  expect(await readdir(env.HEED_DATA)).toEqual(['credential-keys']);
});

test('rotating makes a new key, encrypts every credential with it, and drops the one before', async () => {
  const ids = [await makeSealed(), await makeSealed()];
  const [before] = await keyIds();
  const rotation = await rotate();
  expect(rotation).toEqual({ key_id: expect.any(String), reencrypted: 8, unreadable: 0, newKeys: null });
  expect(rotation.key_id).not.toBe(before);
  expect([await keyIds(), await usedIds()]).toEqual([[rotation.key_id], [rotation.key_id]]);
  for (const id of ids) expect(await storedCredentials(id)).toEqual(plain);
  const [entry] = await database().auditEntry.findMany({
    where: { operation: 'service_credentials_rotate' },
    orderBy: { id: 'desc' },
  });
  expect(entry?.facts).toEqual({ key_id: rotation.key_id, reencrypted: 8, unreadable: 0 });
});

test('a key is on the disk for good, and so is the folder of its file, before anything is committed under it', async () => {
  const folder = await open(env.HEED_DATA);
  const prototype: FileHandle = Object.getPrototypeOf(folder);
  const sync = vi.spyOn(prototype, 'sync');
  await folder.close();
  const synced: unknown[] = [];
  sync.mockImplementation(async function (this: FileHandle) {
    const isFolder = (await this.stat()).isDirectory();
    synced.push(isFolder ? { kept: await keyIds(), used: await usedIds() } : 'file');
  });
  await makeSealed();
  const [first] = await keyIds();
  await rotate();
  const [second] = await keyIds();
  sync.mockRestore();
  expect(synced).toEqual([
    'file',
    { kept: [first], used: [] },
    'file',
    { kept: [second, first], used: [first] },
    'file',
    { kept: [second], used: [second] },
  ]);
});

test('a rotation that was interrupted before or after its commit is repeated, and everything opens', async () => {
  const id = await makeSealed();
  const first = await readFile(keyFile(), 'utf8');
  // Before: the file has a new key, and nothing is encrypted with it.
  await writeFile(keyFile(), `${writtenKeys([newCredentialKey()])},${first}`);
  expect(await storedCredentials(id)).toEqual(plain);
  await rotate();
  expect([(await keyIds()).length, await storedCredentials(id)]).toEqual([1, plain]);
  // After: everything is encrypted with the new key, and the file has the old one still.
  const kept = await readFile(keyFile(), 'utf8');
  await writeFile(keyFile(), `${kept},${first}`);
  await rotate();
  expect([(await keyIds()).length, await storedCredentials(id)]).toEqual([1, plain]);
});

test('credentials that are set while keys are rotated, again and again, are never lost', async () => {
  const staff = testContext(await makeUser({ is_staff: true }));
  const ids = await Promise.all(Array.from({ length: 4 }, () => makeSealed()));
  const rotations = async () => {
    for (let round = 0; round < 4; round++) await Promise.all([rotate(), rotate()]);
  };
  const changes = async (uuid: string) => {
    for (let round = 0; round < 8; round++)
      await changeServiceSettings(staff, { uuid, token: `token-${round}` }, { requireVersion: () => undefined });
  };
  await Promise.all([rotations(), ...ids.map((id) => changes(id))]);
  for (const id of ids) expect(await storedCredentials(id)).toEqual({ ...plain, token: 'token-7' });
  await rotate();
  expect(await usedIds()).toEqual(await keyIds());
});

test('credentials whose key is missing are left as they are, counted, and can be set anew', async () => {
  const lost = await makeSealed();
  await rm(keyFile());
  const id = await makeSealed();
  expect(await rotate()).toMatchObject({ reencrypted: 4, unreadable: 4 });
  expect(await storedCredentials(id)).toEqual(plain);
  await transaction(testContext(systemActor), (tx) => keepCredentials(tx, lost, plain));
  expect(await rotate()).toMatchObject({ reencrypted: 8, unreadable: 0 });
  expect(await storedCredentials(lost)).toEqual(plain);
});

test('keys of the environment: a new one is made to be put in front, and then everything is encrypted with it', async () => {
  env.HEED_CREDENTIAL_KEYS = writtenKeys([newCredentialKey()]);
  const id = await makeSealed();
  const asked = await rotate();
  expect(asked).toMatchObject({ reencrypted: 0, newKeys: expect.stringContaining(env.HEED_CREDENTIAL_KEYS) });
  env.HEED_CREDENTIAL_KEYS = asked.newKeys ?? '';
  expect(await rotate()).toMatchObject({ reencrypted: 4, newKeys: null });
  const [current = ''] = (asked.newKeys ?? '').split(',');
  env.HEED_CREDENTIAL_KEYS = current;
  expect(await storedCredentials(id)).toEqual(plain);
  expect(await readdir(env.HEED_DATA)).toEqual([]);
});

test('nobody but the owner of the installation rotates the key', async () => {
  await expect(rotateCredentialKey(testContext(await makeUser()))).rejects.toMatchObject({ code: 'not_allowed' });
});

test('a file that can’t be read as keys encrypts nothing, and says so without showing it', async () => {
  await writeFile(keyFile(), 'not-a-key:secret');
  const failure = await makeSealed().then(String, (error: Error) => error.message);
  expect(failure).toContain('can’t be read');
  expect(failure).not.toContain('secret');
});

test('a credential whose bytes were changed counts as unreadable, and keeps none of the others from being encrypted anew', async () => {
  const [damaged, whole] = [await makeSealed(), await makeSealed()];
  await database().serviceCredential.update({
    where: { settings_id_name: { settings_id: damaged, name: 'token' } },
    data: { sealed: new Uint8Array(40) },
  });
  expect(await rotate()).toMatchObject({ reencrypted: 7, unreadable: 1 });
  expect(await storedCredentials(whole)).toMatchObject(plain);
});
