import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { allOperations } from '@/lib/contracts/all-operations';
import { downloadQuery } from '@/lib/contracts/common';
import { listEventsOperation } from '@/lib/contracts/history/events';
import { changeResourceOperation, readResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import type { Operation } from '@/lib/contracts/operation';
import {
  changeServiceSettingsOperation,
  createServiceSettingsOperation,
  credentialNames,
  listServiceSettingsOperation,
  readServiceSettingsOperation,
} from '@/lib/contracts/people/service-settings';
import { deleteServiceSettingsOperation } from '@/lib/contracts/people/service-settings-deletion';
import type * as logModule from '@/lib/core/log';
import { database, sql } from '@/lib/db/client';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { findEverywhere } from '@/lib/testing/find-everywhere';
import { makeResource, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';
import { storedCredentials } from '@/lib/testing/stored-credentials';

const lines = vi.hoisted((): string[] => []);
vi.mock('@/lib/core/log', async (importOriginal) => {
  const original = await importOriginal<typeof logModule>();
  return { ...original, log: original.createLog('trace', { write: (line) => void lines.push(line) }) };
});

const answers: string[] = [];
const planted = Object.fromEntries(credentialNames.map((name) => [name, `planted-${uniqueName(name)}`]));
const replaced = Object.fromEntries(credentialNames.map((name) => [name, `replaced-${uniqueName(name)}`]));
const texts = [...Object.values(planted), ...Object.values(replaced)];

let token = '';

async function call(operation: Operation, asked: Asked = {}): Promise<{ status: number; text: string }> {
  const answer = await callOperation(operation, { token, ...asked });
  const text = await answer.text();
  answers.push(text, JSON.stringify([...answer.headers]));
  return { status: answer.status, text };
}

const body = () => ({ name: uniqueName('settings'), type: 'OpenStack', ...planted });
const headers = (key: string) => ({ 'idempotency-key': key });

/** Credentials are set, replaced and sent in vain in every way there is. */
async function useCredentials(): Promise<void> {
  const key = uniqueName('key');
  const asked = { body: body(), headers: headers(key) };
  const { text } = await call(createServiceSettingsOperation, asked);
  await call(createServiceSettingsOperation, asked);
  await call(createServiceSettingsOperation, { body: { ...body(), ...replaced }, headers: headers(key) });
  const { uuid } = JSON.parse(text);
  const about = { params: { uuid } };
  expect((await call(changeServiceSettingsOperation, { ...about, body: replaced })).status).toBe(200);
  expect(await storedCredentials(uuid)).toEqual(replaced);
  for (const rejected of [
    { ...planted, colour: 1 },
    { ...planted, name: '' },
    { ...planted, token: 5 },
  ]) {
    expect((await call(changeServiceSettingsOperation, { ...about, body: rejected })).status).toBe(400);
  }
  const tooLong = planted['password']?.repeat(100);
  expect((await call(changeServiceSettingsOperation, { ...about, body: { password: tooLong } })).status).toBe(400);
  const raw = `{"password": "${planted['password']}"`;
  const asJson = { 'content-type': 'application/json' };
  expect((await call(changeServiceSettingsOperation, { ...about, raw, headers: asJson })).status).toBe(400);
  expect((await call(readServiceSettingsOperation, { ...about, query: `?field=${planted['token']}` })).status).toBe(
    400,
  );
  await call(readServiceSettingsOperation, about);
  await call(listServiceSettingsOperation);
  const resource = await makeResource();
  const of = { params: { uuid: resource.id } };
  await call(changeResourceOperation, { ...of, body: { service_settings: uuid } });
  await call(readResourceOperation, of);
  await call(listEventsOperation);
  expect((await call(deleteServiceSettingsOperation, about)).status).toBe(409);
}

/** Every list that can be downloaded whole. */
async function download(): Promise<void> {
  const { shape } = z.object(downloadQuery);
  const lists = allOperations.filter(
    ({ method, path, query }) =>
      method === 'GET' &&
      !path.includes('{') &&
      query instanceof z.ZodObject &&
      Object.keys(shape).every((name) => name in query.shape),
  );
  expect(lists.map(({ path }) => path)).toContain(listEventsOperation.path);
  for (const list of lists) expect((await call(list, { query: '?format=csv' })).status).toBe(200);
}

/** A statement of the database fails in the middle of it: a fault of ours, logged with what led to it. */
async function failInTheDatabase(): Promise<void> {
  await database().$executeRaw(sql`
    CREATE FUNCTION fail_to_seal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`);
  await database().$executeRaw(sql`
    CREATE TRIGGER fail_to_seal BEFORE INSERT ON service_credential FOR EACH ROW EXECUTE FUNCTION fail_to_seal()`);
  const { id: uuid } = await makeServiceSettings();
  expect((await call(changeServiceSettingsOperation, { params: { uuid }, body: planted })).status).toBe(500);
  await dropTrigger();
}

const dropTrigger = () => database().$executeRaw(sql`DROP FUNCTION IF EXISTS fail_to_seal CASCADE`);

afterAll(dropTrigger);

test('credentials are in no answer, download, log, audit entry, event or error, and in no column of the database, of which a dump is made, in the clear', async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  await useCredentials();
  await download();
  await failInTheDatabase();
  const output = [...answers, ...lines].join('\n');
  expect(output).toContain('has_credentials');
  expect(output).toContain('"status":500');
  expect(texts.filter((text) => output.includes(text))).toEqual([]);
  for (const text of texts) expect([text, await findEverywhere(text)]).toEqual([text, []]);
  for (const text of texts) {
    const bytes = Buffer.from(text).toString('hex');
    expect([text, await findEverywhere(bytes)]).toEqual([text, []]);
    expect([text, await findEverywhere(Buffer.from(text).toString('base64').replace(/=+$/, ''))]).toEqual([text, []]);
  }
});
