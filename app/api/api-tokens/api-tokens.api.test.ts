import { describe, expect, test } from 'vitest';
import { hashOfSecret } from '@/lib/auth/token-hash';
import {
  createTokenOperation,
  listTokensOperation,
  readMeOperation,
  revokeTokenOperation,
} from '@/lib/contracts/people/people';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const DAY_MS = 86_400_000;

async function caller() {
  const person = await makeUser();
  return { person, token: await makeToken(person.id) };
}

async function create(token: string, name = 'laptop'): Promise<{ uuid: string; token: string; prefix: string }> {
  return (await callOperation(createTokenOperation, { token, body: { name } })).json();
}

describe('POST /api/api-tokens/', () => {
  test('201: tells the text once; a hash and its first eight letters are kept', async () => {
    const { token } = await caller();
    const answer = await callOperation(createTokenOperation, { token, body: { name: '  laptop ' } });
    expect(answer.status).toBe(201);
    const made = await answer.json();
    expect(made).toMatchObject({ name: 'laptop', prefix: made.token.slice(0, 8), last_used_at: null });
    const kept = await database().apiToken.findUniqueOrThrow({ where: { id: made.uuid } });
    expect(new Uint8Array(kept.token_hash)).toEqual(hashOfSecret(made.token));
    const [entry] = await database().auditEntry.findMany({ where: { subject_id: made.uuid } });
    expect(entry).toMatchObject({ operation: 'api_tokens_create', result: 'success' });
    expect(JSON.stringify(entry)).not.toContain(made.token);
    expect((await callOperation(readMeOperation, { token: made.token })).status).toBe(200);
  });

  test.each([{}, { name: '' }, { name: 'x'.repeat(101) }, { name: 'a\u0000b' }])(
    '400: names the field of %j',
    async (body) => {
      const { token } = await caller();
      const answer = await callOperation(createTokenOperation, { token, body });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toHaveProperty('name');
    },
  );

  test('201: reads alone, for 90 days, unless asked otherwise', async () => {
    const { token } = await caller();
    const made = await (await callOperation(createTokenOperation, { token, body: { name: 'laptop' } })).json();
    expect(made.scope).toBe('read');
    expect(Date.parse(made.expires_at) - Date.parse(made.created)).toBe(90 * DAY_MS);
  });

  test('201: with the scope and the expiry that were asked for, kept in the records; null is never', async () => {
    const { token } = await caller();
    const ask = async (more: object) =>
      (await callOperation(createTokenOperation, { token, body: { name: 'laptop', scope: 'write', ...more } })).json();
    expect(await ask({ expires_at: null })).toMatchObject({ scope: 'write', expires_at: null });
    const at = new Date(Date.now() + 3 * DAY_MS).toISOString();
    const made = await ask({ expires_at: at });
    expect(made.expires_at).toBe(at);
    const entry = await database().auditEntry.findFirst({ where: { subject_id: made.uuid } });
    expect(entry?.facts).toMatchObject({ scope: 'write', expires_at: at });
    const days = await ask({ expires_in_days: 30 });
    expect(Date.parse(days.expires_at) - Date.parse(days.created)).toBe(30 * DAY_MS);
  });

  test.each([
    ['scope', { scope: 'admin' }],
    ['scope', { scope: 'ingest' }],
    ['expires_at', { expires_at: '2026-11-22T10:00:00Z' }],
    ['expires_at', { expires_at: '2126-11-22T10:00:00Z' }],
    ['expires_at', { expires_at: 'tomorrow' }],
    ['expires_in_days', { expires_in_days: 0 }],
    ['expires_in_days', { expires_in_days: 3_651 }],
    ['expires_in_days', { expires_in_days: null }],
    ['expires_in_days', { expires_in_days: 30, expires_at: null }],
  ])('400: names %s of %j, and makes nothing', async (field, more) => {
    const { person, token } = await caller();
    const answer = await callOperation(createTokenOperation, { token, body: { name: 'laptop', ...more } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty(field);
    expect(await database().apiToken.count({ where: { user_id: person.id } })).toBe(1);
  });

  test('403: with a token that may only read', async () => {
    const { person } = await caller();
    const token = await makeToken(person.id, { scope: 'read' });
    const answer = await callOperation(createTokenOperation, { token, body: { name: 'laptop' } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ detail: 'This requires an API token with the scope write.' });
  });

  test('401: without credentials', async () => {
    expect((await callOperation(createTokenOperation, { body: { name: 'laptop' } })).status).toBe(401);
  });
});

describe('GET /api/api-tokens/', () => {
  test('200: lists only the own tokens that work, without their texts', async () => {
    const [one, other] = [await caller(), await caller()];
    await create(other.token);
    const made = await create(one.token);
    const answer = await callOperation(listTokensOperation, { token: one.token });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-result-count')).toBe('2');
    const listed = await answer.json();
    expect(listed.map(({ uuid }: { uuid: string }) => uuid)).toContain(made.uuid);
    expect(JSON.stringify(listed)).not.toContain(made.token);
  });

  test('200: tokens from before scopes say that they may do everything and never expire', async () => {
    const { token } = await caller();
    expect(await (await callOperation(listTokensOperation, { token })).json()).toMatchObject([
      { scope: 'write', expires_at: null },
    ]);
  });

  test('200: lists an expired token until it is revoked', async () => {
    const { person, token } = await caller();
    await makeToken(person.id, { name: 'old', expires_at: new Date(testNow.getTime() + 1) });
    const listed = await (await callOperation(listTokensOperation, { token })).json();
    expect(listed.map(({ name }: { name: string }) => name)).toContain('old');
  });

  test('401: from the moment in which the token expires', async () => {
    const { person, token } = await caller();
    const expires_at = new Date(Date.now() + DAY_MS);
    const short = await makeToken(person.id, { expires_at });
    expect((await callOperation(listTokensOperation, { token: short })).status).toBe(200);
    await database().apiToken.updateMany({
      where: { user_id: person.id, expires_at },
      data: { expires_at: new Date(Date.now() - 1) },
    });
    expect((await callOperation(listTokensOperation, { token: short })).status).toBe(401);
    expect((await callOperation(listTokensOperation, { token })).status).toBe(200);
  });

  test('200: pages do not overlap', async () => {
    const { token } = await caller();
    for (const name of ['one', 'two', 'three']) await create(token, name);
    const pages = await Promise.all(
      [1, 2].map(async (page) =>
        (await callOperation(listTokensOperation, { token, query: `?page=${page}&page_size=2` })).json(),
      ),
    );
    const uuids = pages.flat().map(({ uuid }: { uuid: string }) => uuid);
    expect(new Set(uuids).size).toBe(4);
  });

  test('401: without credentials and from the moment of a suspension', async () => {
    const { person, token } = await caller();
    expect((await callOperation(listTokensOperation)).status).toBe(401);
    await database().user.update({ where: { id: person.id }, data: { status: 'suspended', suspended_at: testNow } });
    expect((await callOperation(listTokensOperation, { token })).status).toBe(401);
  });

  test('400: names an unknown query parameter', async () => {
    const { token } = await caller();
    expect(await (await callOperation(listTokensOperation, { token, query: '?sort=name' })).json()).toMatchObject({
      status: 400,
      sort: [expect.any(String)],
    });
  });
});

describe('DELETE /api/api-tokens/{uuid}/', () => {
  test('204: the token stops working at once, and it is recorded', async () => {
    const { token } = await caller();
    const made = await create(token);
    expect((await callOperation(revokeTokenOperation, { token, params: { uuid: made.uuid } })).status).toBe(204);
    expect((await callOperation(readMeOperation, { token: made.token })).status).toBe(401);
    const recorded = await database().auditEntry.count({
      where: { subject_id: made.uuid, operation: 'api_tokens_revoke' },
    });
    expect(recorded).toBe(1);
  });

  test('404: for the token of somebody else, one revoked before, and one that never was', async () => {
    const [one, other] = [await caller(), await caller()];
    const made = await create(other.token);
    const revoke = (token: string, uuid: string) => callOperation(revokeTokenOperation, { token, params: { uuid } });
    expect((await revoke(one.token, made.uuid)).status).toBe(404);
    expect((await revoke(other.token, made.uuid)).status).toBe(204);
    expect((await revoke(other.token, made.uuid)).status).toBe(404);
    expect((await revoke(one.token, 'nonsense')).status).toBe(404);
  });

  test('401: without credentials', async () => {
    expect((await callOperation(revokeTokenOperation, { params: { uuid: crypto.randomUUID() } })).status).toBe(401);
  });
});
