import { describe, expect, test } from 'vitest';
import { readMeOperation } from '@/lib/contracts/people/people';
import { endSessionOperation, listSessionsOperation } from '@/lib/contracts/people/sessions';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeSession, sessionCookieOf } from '@/lib/testing/session-cookie-of';
import { testNow } from '@/lib/testing/test-context';

async function browserOf(person: { id: string }) {
  const { id } = await makeSession(person.id);
  return { id, cookie: await sessionCookieOf(person, id) };
}

describe('GET /api/sessions/', () => {
  test('200: lists the own open sessions, last seen first, and says which one asks', async () => {
    const [person, other] = [await makeUser(), await makeUser()];
    const here = await browserOf(person);
    const phone = await makeSession(person.id, { browser: 'Safari on iOS', last_seen_at: new Date('2026-11-23') });
    await makeSession(person.id, { ended_at: testNow });
    await makeSession(person.id, { expires_at: testNow });
    await makeSession(other.id);
    const answer = await callOperation(listSessionsOperation, { cookie: here.cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-result-count')).toBe('2');
    const listed = await answer.json();
    expect(listed).toMatchObject([
      { uuid: here.id, is_current: true, browser: 'Firefox on Linux', network: '192.0.2.7' },
      { uuid: phone.id, is_current: false, browser: 'Safari on iOS' },
    ]);
  });

  test('401: without credentials', async () => {
    expect((await callOperation(listSessionsOperation)).status).toBe(401);
  });

  test('400: names an unknown query parameter', async () => {
    const token = await makeToken((await makeUser()).id);
    expect(await (await callOperation(listSessionsOperation, { token, query: '?sort=name' })).json()).toHaveProperty(
      'sort',
    );
  });
});

describe('DELETE /api/sessions/{uuid}/', () => {
  test('204: a copied cookie of the session opens nothing from then on, and it is recorded', async () => {
    const person = await makeUser();
    const [here, copied] = [await browserOf(person), await browserOf(person)];
    expect(
      (await callOperation(endSessionOperation, { params: { uuid: copied.id }, cookie: here.cookie })).status,
    ).toBe(204);
    expect((await callOperation(readMeOperation, { cookie: copied.cookie })).status).toBe(401);
    expect((await callOperation(readMeOperation, { cookie: here.cookie })).status).toBe(200);
    const where = { subject_id: copied.id, operation: 'sessions_end', actor_id: person.id };
    expect(await database().auditEntry.count({ where })).toBe(1);
  });

  test('404: for a session of somebody else, one that has ended, and one that never was', async () => {
    const person = await makeUser();
    const token = await makeToken(person.id);
    const [own, theirs] = [await makeSession(person.id), await makeSession((await makeUser()).id)];
    const end = (uuid: string) => callOperation(endSessionOperation, { token, params: { uuid } });
    expect((await end(theirs.id)).status).toBe(404);
    expect((await end(own.id)).status).toBe(204);
    expect((await end(own.id)).status).toBe(404);
    expect((await end('nonsense')).status).toBe(404);
  });

  test('401: without credentials', async () => {
    expect((await callOperation(endSessionOperation, { params: { uuid: crypto.randomUUID() } })).status).toBe(401);
  });
});
