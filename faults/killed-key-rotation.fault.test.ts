import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundled } from '@/faults/testing/bundled';
import { spreadOver } from '@/faults/testing/deaths';
import { holdWriting } from '@/faults/testing/hold';
import { startVictim } from '@/faults/testing/start-victim';
import { untilStill } from '@/faults/testing/until-still';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { keepCredentials } from '@/lib/services/service-settings/keep-credentials';
import { rotateCredentialKey } from '@/lib/services/service-settings/rotate-credential-key';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';
import { storedCredentials } from '@/lib/testing/stored-credentials';
import { systemActor, testContext } from '@/lib/testing/test-context';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

const SETTINGS = 200;
const LATEST_MS = 1_500;
const given = { folder: env.HEED_DATA, keys: env.HEED_CREDENTIAL_KEYS };
const rotator = bundled('scripts/commands/rotate-key.ts');

let ids: string[] = [];

beforeEach(async () => {
  await database().serviceSettings.deleteMany();
  env.HEED_DATA = await temporaryFolder();
  delete env.HEED_CREDENTIAL_KEYS;
  ids = [];
  for (let at = 0; at < SETTINGS; at++) {
    const { id } = await makeServiceSettings();
    await transaction(testContext(systemActor), (tx) => keepCredentials(tx, id, { token: `token of ${id}` }));
    ids.push(id);
  }
});

afterEach(async () => {
  await rm(env.HEED_DATA, { recursive: true, force: true });
  env.HEED_DATA = given.folder;
  env.HEED_CREDENTIAL_KEYS = given.keys;
});

const startRotation = () => startVictim([rotator()], { HEED_DATA: env.HEED_DATA, HEED_CREDENTIAL_KEYS: '' });

async function expectAllOpen(): Promise<void> {
  const opened = await Promise.all(ids.map((id) => storedCredentials(id)));
  expect(opened).toEqual(ids.map((id) => ({ token: `token of ${id}` })));
}

/** Repeated, it encrypts everything with the newest key, and no other is left. */
async function expectRepeatable(): Promise<void> {
  await expectAllOpen();
  const { key_id, unreadable } = await rotateCredentialKey(testContext(systemActor));
  await expectAllOpen();
  const file = await readFile(path.join(env.HEED_DATA, 'credential-keys'), 'utf8');
  const used = await database().serviceCredential.findMany({ distinct: ['key_id'] });
  expect([unreadable, used.map((one) => one.key_id)]).toEqual([0, [key_id]]);
  expect([file.split(',').length, file.startsWith(`${key_id}:`)]).toEqual([1, true]);
}

test.each([
  ['before it encrypts anything', 'service_credential', 'UPDATE'],
  ['before its commit', 'audit_entry', 'INSERT'],
] as const)('a rotation that is killed %s is repeated, and every credential opens', async (_when, table, event) => {
  const held = await holdWriting(table, event);
  const rotation = startRotation();
  await held.untilWaiting(1);
  await rotation.kill();
  await held.release();
  await untilStill();
  await expectRepeatable();
});

test.each(spreadOver(LATEST_MS).map((fromMs) => ({ delayMs: Math.round(fromMs + Math.random() * 500) })))(
  'a rotation that is killed after $delayMs ms is repeated, and every credential opens',
  async ({ delayMs }) => {
    const rotation = startRotation();
    await sleep(delayMs);
    await rotation.kill();
    await untilStill();
    await expectRepeatable();
  },
);

test('a rotation that nobody kills says how many credentials it has encrypted, and with which key', async () => {
  const rotation = startRotation();
  expect(await rotation.ended).toBe(0);
  expect(rotation.lines.join('\n')).toMatch(/^Encrypted 200 credentials with the key [\w-]+\.$/);
  await expectAllOpen();
});
