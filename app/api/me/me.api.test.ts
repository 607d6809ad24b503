import { describe, expect, test } from 'vitest';
import { changeMeOperation, readMeOperation } from '@/lib/contracts/people/people';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeCommitteeMember } from '@/lib/testing/make-access';
import { testNow } from '@/lib/testing/test-context';

async function caller() {
  const person = await makeUser();
  return { person, token: await makeToken(person.id) };
}

describe('GET /api/me/', () => {
  test('200: says who calls and what they prefer, and nothing else', async () => {
    const { person, token } = await caller();
    const answer = await callOperation(readMeOperation, { token });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      uuid: person.id,
      username: person.username,
      email: person.email,
      full_name: person.full_name,
      is_staff: false,
      is_support: false,
      is_access_committee: false,
      time_zone: 'UTC',
      keys_enabled: true,
      digest_enabled: true,
      user_actions_enabled: true,
    });
    expect((await callOperation(readMeOperation, { token, method: 'HEAD' })).status).toBe(200);
  });

  test('is_access_committee is true for who holds its role, and for staff', async () => {
    const holder = await makeCommitteeMember();
    const tokens = [await makeToken(holder.id), await makeToken((await makeUser({ is_staff: true })).id)];
    for (const token of tokens) {
      expect(await (await callOperation(readMeOperation, { token })).json()).toMatchObject({
        is_access_committee: true,
      });
    }
  });

  test('user_actions_enabled follows the setting', async () => {
    const { token } = await caller();
    const data = { key: 'USER_ACTIONS_ENABLED', value: false, modified: testNow };
    await database().setting.create({ data });
    expect(await (await callOperation(readMeOperation, { token })).json()).toMatchObject({
      user_actions_enabled: false,
    });
    await database().setting.delete({ where: { key: data.key } });
  });

  test('401: without credentials, with a token that does not exist, and from the moment of a suspension', async () => {
    const { person, token } = await caller();
    expect((await callOperation(readMeOperation)).status).toBe(401);
    expect((await callOperation(readMeOperation, { token: 'no-such-token-of-anybody' })).status).toBe(401);
    expect((await callOperation(readMeOperation, { token })).status).toBe(200);
    await database().user.update({ where: { id: person.id }, data: { status: 'suspended', suspended_at: testNow } });
    expect((await callOperation(readMeOperation, { token })).status).toBe(401);
  });

  test('400: names an unknown query parameter', async () => {
    const { token } = await caller();
    const answer = await callOperation(readMeOperation, { token, query: '?colour=red' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty('colour');
  });

  test('405: other methods are refused', async () => {
    expect((await callOperation(readMeOperation, { method: 'POST' })).status).toBe(405);
  });
});

describe('PATCH /api/me/', () => {
  test('200: changes what is given, keeps the rest, and records from what to what', async () => {
    const { person, token } = await caller();
    const body = { time_zone: 'Europe/Tallinn', digest_enabled: false };
    const answer = await callOperation(changeMeOperation, { token, body });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ...body, keys_enabled: true });
    const [entry] = await database().auditEntry.findMany({ where: { subject_id: person.id, operation: 'me_change' } });
    expect(entry?.facts).toEqual({
      time_zone: { from: 'UTC', to: 'Europe/Tallinn' },
      digest_enabled: { from: true, to: false },
    });
  });

  test('200: changing nothing records nothing', async () => {
    const { person, token } = await caller();
    expect((await callOperation(changeMeOperation, { token, body: { keys_enabled: true } })).status).toBe(200);
    expect(await database().auditEntry.count({ where: { subject_id: person.id } })).toBe(0);
  });

  test.each([
    ['time_zone', { time_zone: 'Europe/Atlantis' }],
    ['time_zone', { time_zone: '+02:00' }],
    ['time_zone', { time_zone: 'US/Pacific-New' }],
    ['keys_enabled', { keys_enabled: 'yes' }],
    ['is_staff', { is_staff: true }],
  ])('400: names %s of %j', async (field, body) => {
    const { token } = await caller();
    const answer = await callOperation(changeMeOperation, { token, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty(field);
  });

  test('401: without credentials', async () => {
    expect((await callOperation(changeMeOperation, { body: {} })).status).toBe(401);
  });
});
