import { describe, expect, test } from 'vitest';
import {
  cancelImportOperation,
  createImportOperation,
  listImportErrorsOperation,
  listImportsOperation,
  readImportOperation,
} from '@/lib/contracts/imports/imports';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { makeToken, makeUser } from '@/lib/testing/make';
import { uploadImport } from '@/lib/testing/upload-import';

async function tokenOf(is_staff: boolean): Promise<string> {
  return makeToken((await makeUser({ is_staff })).id);
}

async function imported(token: string): Promise<string> {
  const answer = await uploadImport(
    token,
    `${ndjson({ type: 'customer', external_id: crypto.randomUUID(), name: 'A' })}broken\n`,
  );
  return (await answer.json()).uuid;
}

describe('POST /api/imports/', () => {
  test('201: stores what the body says and answers the import as it ended', async () => {
    const { records } = importWorld();
    const person = await makeUser({ is_staff: true, full_name: 'Ann Admin' });
    const answer = await uploadImport(
      await makeToken(person.id),
      ndjson(...records),
      '?file_name=world.ndjson&source=page',
    );
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      status: 'succeeded',
      source: 'page',
      file_name: 'world.ndjson',
      created_by_name: 'Ann Admin',
      lines_read: 13,
      bytes_read: ndjson(...records).length,
    });
  });

  test('201: takes CSV of one kind', async () => {
    const answer = await uploadImport(
      await tokenOf(true),
      `external_id,name\n${crypto.randomUUID()},A\n`,
      '?format=csv&record_type=customer',
    );
    expect(await answer.json()).toMatchObject({
      status: 'succeeded',
      record_type: 'customer',
      counts: { customer: { created: 1 } },
    });
  });

  test('201: says failed of a body that is not an import, also of none', async () => {
    const token = await tokenOf(true);
    expect(await (await uploadImport(token, '<html>')).json()).toMatchObject({ status: 'failed' });
    const answer = await callOperation(createImportOperation, { token });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ status: 'failed', failure: 'The file is empty.' });
  });

  test('201: an upload whose every line is refused has failed', async () => {
    const answer = await uploadImport(await tokenOf(true), 'broken\n'.replace('broken', '{"type":"planet"}'));
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      { status: 'failed', error_count: 1, failure: 'Nothing was imported: every line has errors.' },
    ]);
  });

  test('201: an upload that breaks off leaves a cancelled import with what was stored', async () => {
    const tag = crypto.randomUUID();
    const lines = ndjson(
      ...Array.from({ length: 1_500 }, (_, index) => ({ type: 'customer', external_id: `${tag}-${index}`, name: 'C' })),
    );
    let isSent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (isSent) controller.error(new Error('aborted'));
        else controller.enqueue(new TextEncoder().encode(lines));
        isSent = true;
      },
    });
    const answer = await uploadImport(await tokenOf(true), body);
    expect(await answer.json()).toMatchObject({ status: 'cancelled', counts: { customer: { created: 1_000 } } });
    expect(await database().customer.count({ where: { external_id: { startsWith: tag } } })).toBe(1_000);
  });

  test('201: can be read while it runs, under the id that the caller chose', async () => {
    const token = await tokenOf(true);
    const uuid = crypto.randomUUID();
    let whileRunning: unknown;
    const source: UnderlyingDefaultSource<Uint8Array> = {
      async pull(controller) {
        whileRunning = await (await callOperation(readImportOperation, { token, params: { uuid } })).json();
        controller.enqueue(new TextEncoder().encode(ndjson({ type: 'customer', external_id: uuid, name: 'A' })));
        controller.close();
      },
    };
    // Nothing is pulled before the import reads: it runs by then.
    const body = new ReadableStream(source, { highWaterMark: 0 });
    const answer = await uploadImport(token, body, `?import_uuid=${uuid}`);
    expect(whileRunning).toMatchObject({ uuid, status: 'running' });
    expect(await answer.json()).toMatchObject({ uuid, status: 'succeeded' });
  });

  test.each(['?format=csv', '?format=xml', '?encoding=ebcdic', '?record_type=planet', '?import_uuid=1', '?colour=red'])(
    '400: %s',
    async (query) => {
      const answer = await uploadImport(await tokenOf(true), '', query);
      expect(answer.status).toBe(400);
      const [, name = ''] = /\?(\w+)/.exec(query.replace('format=csv', 'record_type')) ?? [];
      expect(await answer.json()).toHaveProperty(name);
    },
  );

  test('401: without credentials', async () => {
    expect((await callOperation(createImportOperation)).status).toBe(401);
  });

  test('403: not for everybody, and nothing is stored', async () => {
    const id = crypto.randomUUID();
    const answer = await uploadImport(await tokenOf(false), ndjson({ type: 'customer', external_id: id, name: 'A' }));
    expect(answer.status).toBe(403);
    expect(await database().customer.count({ where: { external_id: id } })).toBe(0);
  });

  test('409: an id that is taken, and nothing is stored', async () => {
    const token = await tokenOf(true);
    const taken = await imported(token);
    const id = crypto.randomUUID();
    const answer = await uploadImport(
      token,
      ndjson({ type: 'customer', external_id: id, name: 'A' }),
      `?import_uuid=${taken}`,
    );
    expect(answer.status).toBe(409);
    expect(await database().customer.count({ where: { external_id: id } })).toBe(0);
  });
});

describe('POST /api/imports/ with an Idempotency-Key', () => {
  const customer = () => ndjson({ type: 'customer', external_id: crypto.randomUUID(), name: 'A' });

  test('201, then 409: the key is the id of the import, so that it is made once', async () => {
    const token = await tokenOf(true);
    const key = crypto.randomUUID();
    const answer = await uploadImport(token, customer(), '', { 'idempotency-key': key.toUpperCase() });
    expect([answer.status, (await answer.json()).uuid]).toEqual([201, key]);
    expect((await uploadImport(token, customer(), '', { 'idempotency-key': key })).status).toBe(409);
  });

  test('201: the same id may stand in both places', async () => {
    const key = crypto.randomUUID();
    const answer = await uploadImport(await tokenOf(true), customer(), `?import_uuid=${key}`, {
      'idempotency-key': key,
    });
    expect([answer.status, (await answer.json()).uuid]).toEqual([201, key]);
  });

  test.each([
    ['nightly', ''],
    ['', ''],
    [crypto.randomUUID(), `?import_uuid=${crypto.randomUUID()}`],
  ])('400: names the key %j with %j, and nothing is stored', async (key, query) => {
    const id = crypto.randomUUID();
    const body = ndjson({ type: 'customer', external_id: id, name: 'A' });
    const answer = await uploadImport(await tokenOf(true), body, query, { 'idempotency-key': key });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('Idempotency-Key');
    expect(await database().customer.count({ where: { external_id: id } })).toBe(0);
  });
});

describe('GET /api/imports/', () => {
  test('200: lists imports, newest first', async () => {
    const token = await tokenOf(true);
    await imported(token);
    const uuid = await imported(token);
    const answer = await callOperation(listImportsOperation, { token, query: '?page_size=1' });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('x-result-count'))).toBeGreaterThanOrEqual(2);
    expect(await answer.json()).toMatchObject([{ uuid, status: 'partial', error_count: 1 }]);
  });

  test('400: a parameter that it does not have', async () => {
    const answer = await callOperation(listImportsOperation, { token: await tokenOf(true), query: '?colour=red' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('colour');
  });

  test('401 and 403: for staff only', async () => {
    expect((await callOperation(listImportsOperation)).status).toBe(401);
    expect((await callOperation(listImportsOperation, { token: await tokenOf(false) })).status).toBe(403);
  });
});

describe('GET /api/imports/{uuid}/', () => {
  test('200: reads one', async () => {
    const token = await tokenOf(true);
    const uuid = await imported(token);
    const answer = await callOperation(readImportOperation, { token, params: { uuid } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ uuid, counts: { customer: { created: 1 } } });
  });

  test('401 and 403: for staff only', async () => {
    const uuid = crypto.randomUUID();
    expect((await callOperation(readImportOperation, { params: { uuid } })).status).toBe(401);
    expect((await callOperation(readImportOperation, { token: await tokenOf(false), params: { uuid } })).status).toBe(
      403,
    );
  });

  test.each([crypto.randomUUID(), 'x'])('404: no import %s', async (uuid) => {
    expect((await callOperation(readImportOperation, { token: await tokenOf(true), params: { uuid } })).status).toBe(
      404,
    );
  });
});

describe('GET /api/imports/{uuid}/errors/', () => {
  test('200: lists what was wrong, line by line', async () => {
    const token = await tokenOf(true);
    const answer = await callOperation(listImportErrorsOperation, { token, params: { uuid: await imported(token) } });
    expect(answer.headers.get('x-result-count')).toBe('1');
    expect(await answer.json()).toEqual([
      { line: 2, record_type: '', external_id: '', field: '', message: 'The line is not JSON.' },
    ]);
  });

  test('400: a page that there cannot be', async () => {
    const token = await tokenOf(true);
    const answer = await callOperation(listImportErrorsOperation, {
      token,
      params: { uuid: await imported(token) },
      query: '?page=0',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('page');
  });

  test('401 and 403: for staff only', async () => {
    const uuid = crypto.randomUUID();
    expect((await callOperation(listImportErrorsOperation, { params: { uuid } })).status).toBe(401);
    expect(
      (await callOperation(listImportErrorsOperation, { token: await tokenOf(false), params: { uuid } })).status,
    ).toBe(403);
  });

  test.each([crypto.randomUUID(), 'x'])('404: no import %s', async (uuid) => {
    expect(
      (await callOperation(listImportErrorsOperation, { token: await tokenOf(true), params: { uuid } })).status,
    ).toBe(404);
  });
});

describe('POST /api/imports/{uuid}/cancel/', () => {
  const press = (token: string | undefined, uuid: string) =>
    callOperation(cancelImportOperation, { params: { uuid }, ...(token === undefined ? {} : { token }) });

  test('200: asks a running import to stop, also twice', async () => {
    const now = new Date();
    const row = { status: 'running', source: 'api', file_name: 'x', format: 'ndjson', created: now, heartbeat_at: now };
    const { id } = await database().import.create({ data: row });
    const token = await tokenOf(true);
    for (const _ of [1, 2]) expect((await press(token, id)).status).toBe(200);
    expect(await database().auditEntry.count({ where: { subject_id: id, operation: 'imports_cancel' } })).toBe(2);
  });

  test('409: an import that has ended', async () => {
    const token = await tokenOf(true);
    expect((await press(token, await imported(token))).status).toBe(409);
  });

  test('401: without credentials', async () => {
    expect((await press(undefined, crypto.randomUUID())).status).toBe(401);
  });

  test('403: people who are not staff', async () => {
    expect((await press(await tokenOf(false), crypto.randomUUID())).status).toBe(403);
  });

  test('404: an import that there is not', async () => {
    expect((await press(await tokenOf(true), crypto.randomUUID())).status).toBe(404);
  });
});
